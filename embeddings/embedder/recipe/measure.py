"""Where the sentence that answers stands among all of a corpus, before the program's own weighing: recall of each measure."""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "reader", "recipe"))

import torch  # noqa: E402

import batches  # noqa: E402
import encode  # noqa: E402
import export  # noqa: E402
import model as models  # noqa: E402
import rooms  # noqa: E402

NAMES, DEPTHS = ("passage", "sentence", "soft match"), (1, 5, 12)


def recalls(model, made, folder):
    whole, asked = rooms.corpus(folder)
    room = encode.Room(made, {"passages": whole, "asked": [(f"{h}: {q}" if h else q, p) for q, h, p in asked]})
    with torch.no_grad():
        found = encode.scores(model, room, encode.rarity([room], models.WORDS))
    line = []
    for alike, right in zip(found, (room.home, room.right, room.right)):
        best = alike.masked_fill(~right, -2).amax(1, keepdim=True)
        rank = (alike > best).sum(1)
        line += [(rank < k).float().mean().item() for k in DEPTHS]
    return line, len(room)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--weights", required=True)
    ask.add_argument("--trained")
    ask.add_argument("--shares", type=float, nargs="+", default=[1.0], help="of the trained weights, the rest being the original's")
    ask.add_argument("folders", nargs="+")
    args = ask.parse_args()
    made = batches.tokenizer(args.weights, encode.LONGEST)
    made.enable_truncation(encode.LONGEST)
    print("share", *(f"{n}@{k}" for n in NAMES for k in DEPTHS), sep="  ")
    for share in args.shares:
        model = models.load(args.weights)
        if args.trained:
            model = export.between(model, export.restore(args.trained), share)
        total, count = None, 0
        for folder in args.folders:
            line, size = recalls(model, made, folder)
            total = [size * v + (t if total else 0) for v, t in zip(line, total or line)]
            count += size
        print(f"{share:5.2f}", *(f"{v / count:.3f}" for v in total), sep="  ", flush=True)


if __name__ == "__main__":
    main()
