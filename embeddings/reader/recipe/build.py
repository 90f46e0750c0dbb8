"""One command from data to the ONNX file: trains, exports, scores, calibrates, writes manifest and golden cases."""

import argparse
import json
import os
import subprocess
import sys

import export
import figures

HERE = os.path.dirname(os.path.abspath(__file__))
MANIFEST = os.path.join(HERE, "..", "manifest.json")  # as the product reads it; only name and digest change

SECOND_LEG = ["--rate", "7e-5", "--warm", "200", "--decay", "0.4", "--seed", "21"]
THIRD_LEG = ["--leg", "third", "--rate", "6e-5", "--warm", "150", "--decay", "0.5", "--seed", "22"]
FOURTH_LEG = ["--leg", "fourth", "--rate", "6e-5", "--warm", "120", "--decay", "0.5", "--seed", "41"]
FIFTH_LEG = ["--leg", "fifth", "--rate", "9e-5", "--warm", "100", "--decay", "0.6", "--seed", "51"]
THIRD_SHARE, FOURTH_SHARE = "0.3", "0.5"  # of a leg's weights in what follows; the rest are those that it began from
FIFTH_SHARE = "0.6"  # of the fifth leg's in what follows; the rest are those that the fourth began from
SIXTH_LEG = ["--leg", "sixth", "--rate", "8e-5", "--warm", "80", "--decay", "0.6", "--seed", "61"]
SEVENTH_LEG = ["--leg", "seventh", "--rate", "7e-5", "--warm", "60", "--decay", "0.6", "--seed", "71"]


def step(name, *args):
    subprocess.run([sys.executable, os.path.join(HERE, name), *args], check=True)


def calibration(out):
    """Prints temperature and bias of `answered` and the temperature of `claim` on scores.json, for the card."""
    scores = json.load(open(os.path.join(out, "scores.json"), encoding="utf8"))
    asked, claims = scores["questions"], scores["claims"]
    answered = figures.fit([r["logit"] for r in asked], [r["right"] for r in asked], bias=True)
    claim, _ = figures.fit([r["near"] for r in claims], [r["label"] for r in claims], bias=False)
    print(f"answered: temperature {answered[0]:.4f}, bias {answered[1]:.4f}; claim: temperature {claim:.4f}")


def train(args, data, place):
    """The seven legs, each in a folder of its own: what it began from is start.pt there, what came of it average.pt."""

    def leg(name, tokens, *further):
        step("train.py", *data, *further, "--out", place(name), "--tokens", tokens)

    def after(name, share=None, earlier=None):
        mixed = ["--earlier", place(f"{earlier or name}/start.pt"), "--share", share] if share else []
        return ["--start", place(f"{name}/average.pt"), *mixed, "--windows", args.windows]

    leg("first", args.tokens[0])
    leg("second", args.tokens[1], *after("first"), *SECOND_LEG)
    leg("third", args.tokens[2], *after("second", "0.7"), *THIRD_LEG)
    leg("fourth", args.tokens[3], *after("third", THIRD_SHARE), *FOURTH_LEG)
    whole = ["--documents", args.documents, "--document-windows", args.document_windows]
    leg("fifth", args.tokens[4], *after("fourth", FOURTH_SHARE), *whole, *FIFTH_LEG)
    leg("sixth", args.tokens[5], *after("fifth", FIFTH_SHARE, earlier="fourth"), *whole, *SIXTH_LEG)
    leg("seventh", args.tokens[6], *after("sixth"), *whole, *SEVENTH_LEG)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("authored", "public", "weights", "windows", "documents", "document-windows", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--version", default="1")
    ask.add_argument("--tokens", nargs=7, default=["20e6", "20e6", "5e6", "10e6", "20e6", "12e6", "7.6e6"], help="to train on, in each leg")
    ask.add_argument("--trained", help="a model already trained: leave training out")
    args = ask.parse_args()
    data = ["--authored", args.authored, "--public", args.public, "--weights", args.weights]
    place = lambda name: os.path.join(args.out, name)
    name = f"sourcebound-reader-{args.version}"
    if not args.trained:
        train(args, data, place)
    step("export.py", "--trained", args.trained or place("seventh/average.pt"), "--out", args.out)
    step("score.py", *data, "--model", place("reader.onnx"), "--out", place("scores.json"))
    export.manifest(MANIFEST, args.out, name, "reader.onnx")
    calibration(args.out)
    step("figures.py", place("scores.json"), "--kinds")
    golden = ["golden.py", "--authored", args.authored, "--weights", args.weights]
    step(*golden, "--model", place("reader.onnx"), "--out", place("golden.jsonl"))
    # The same in full precision, where programs must agree whatever their runtime.
    os.makedirs(place("full"), exist_ok=True)
    export.manifest(MANIFEST, place("full"), name, os.path.join("..", "reader-fp32.onnx"), bits=32)
    step(*golden, "--model", place("reader-fp32.onnx"), "--out", place("full/golden.jsonl"))


if __name__ == "__main__":
    main()
