"""Trains small readers, each without one thing, for the same number of tokens, and prints what each is worth."""

import argparse
import json
import os
import subprocess
import sys

import figures

HERE = os.path.dirname(os.path.abspath(__file__))


def run(name, *args):
    subprocess.run([sys.executable, os.path.join(HERE, name), *map(str, args)], check=True, stdout=subprocess.DEVNULL)


def line(scores):
    """The figures to compare, from a file that `score.py` wrote."""
    made = figures.figures(json.load(open(scores, encoding="utf8")))
    asked, claims, squad = made["questions"], made["claims near"], made["squad"]
    shown = [asked["auroc"], asked["balanced"], asked["span_f1"], claims["auroc"], claims["balanced"], squad["auroc"], squad["span_f1"]]
    return " | ".join(f"{x:.3f}" for x in shown)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("authored", "public", "windows", "weights", "other", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--tokens", default="1e6", help="to train each on")
    ask.add_argument("--passages", default="3", help="every n-th held-back passage is scored")
    args = ask.parse_args()
    data = ["--authored", args.authored, "--public", args.public]
    windows = ["--windows", args.windows]
    variants = {
        "all": (args.weights, windows),
        "no windows of the program's retrieval": (args.weights, []),
        "no authored passages": (args.weights, ["--without", "authored"]),
        "no public sets": (args.weights, [*windows, "--without", "public"]),
        "the other base model": (args.other, windows),
    }
    print("| | questions: AUROC | balanced | span F1 | claims: AUROC | balanced | SQuAD: AUROC | span F1 |")
    for name, (weights, more) in variants.items():
        place = os.path.join(args.out, name.replace(" ", "-").replace("'", ""))
        common = [*data, "--weights", weights]
        run("train.py", *common, *more, "--out", place, "--tokens", args.tokens, "--frozen", 0 if weights == args.other else 3)
        run("export.py", "--trained", os.path.join(place, "average.pt"), "--out", place)
        scores = os.path.join(place, "scores.json")
        sets = ["--sets", "questions,claims,squad", "--passages", args.passages]
        run("score.py", *common, "--model", os.path.join(place, "reader.onnx"), "--out", scores, *sets)
        print(f"| {name} | {line(scores)} |", flush=True)


if __name__ == "__main__":
    main()
