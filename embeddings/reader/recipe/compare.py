"""Says what int8 costs: the same held-back windows and claims through several exported files, the first as the measure."""

import argparse
import random
import time

import numpy as np
from sklearn.metrics import roc_auc_score

import sources
from examples import CLAIM
from figures import overlap, probability
from reading import ExportedReader


def cases(passages, asked, claims):
    """Answerable questions with their evidence, unanswerable ones with their hint or a window at random; claims with evidence."""
    rng, questions, checks = random.Random(11), [], []
    for p in passages:
        units = p["sentences"]
        for q in p["questions"]:
            inside = q["evidence"] or [rng.randrange(len(units)) + 1]
            window = " ".join(units[max(0, min(inside) - 2) : max(inside) + 1])
            first = f"{q['history']} {q['q']}" if q["history"] else q["q"]
            questions.append(((first, p["title"], window), int(q["answerable"]), q["span"]))
        for c in p["claims"]:
            checks.append(((c["text"], " ".join(units[i - 1] for i in c["evidence"])), CLAIM[c["label"]]))
    return rng.sample(questions, asked), rng.sample(checks, claims)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "authored"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--asked", type=int, default=300)
    ask.add_argument("--claims", type=int, default=200)
    ask.add_argument("models", nargs="+")
    args = ask.parse_args()
    _, held = sources.authored(args.authored)
    questions, checks = cases(held, args.asked, args.claims)
    first = None
    for path in args.models:
        reader, began = ExportedReader(path, args.weights, workers=1), time.process_time()
        outputs = reader.ask_all([q[0] for q in questions])
        spent = (time.process_time() - began) / len(questions) * 1000
        answered = probability([o[0] for o in outputs], 1.0)
        claims = probability(reader.check_all([c[0] for c in checks]), 1.0)
        first = first or (answered, claims)
        spans = [overlap(q[0][2][o[1][0] : o[1][1]], [q[2]]) for q, o in zip(questions, outputs) if q[2]]
        print(
            f"{path}: questions auroc {roc_auc_score([q[1] for q in questions], answered):.4f} span_f1 {np.mean(spans):.4f}"
            f" moved {np.abs(answered - first[0]).mean():.4f} mean {np.abs(answered - first[0]).max():.4f} most;"
            f" claims auroc {roc_auc_score([c[1] == 0 for c in checks], claims[:, 0]):.4f}"
            f" three-way {np.mean(claims.argmax(1) == [c[1] for c in checks]):.4f} moved {np.abs(claims - first[1]).mean():.4f};"
            f" {spent:.1f} ms of processor a window"
        )


if __name__ == "__main__":
    main()
