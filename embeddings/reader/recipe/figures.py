"""Prints the figures of one or more score files, with thresholds and temperatures fitted on the other half of the passages."""

import argparse
import json
import re
import string
from collections import Counter

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score


def halves(rows):
    """Indices of two halves; a passage is in one of them only."""
    groups = sorted({str(r["group"]) for r in rows})
    side = {g: i % 2 for i, g in enumerate(groups)}
    first = [i for i, r in enumerate(rows) if side[str(r["group"])] == 0]
    return first, [i for i in range(len(rows)) if side[str(rows[i]["group"])] == 1]


def balanced(truth, said):
    truth, said = np.asarray(truth, bool), np.asarray(said, bool)
    return (said[truth].mean() + (~said[~truth]).mean()) / 2


def best_threshold(truth, scores):
    edges = np.quantile(scores, np.linspace(0.005, 0.995, 199))
    return max(edges, key=lambda t: balanced(truth, scores >= t))


def crossed(rows, truth, scores):
    """Balanced accuracy, each half judged by the threshold that is best on the other."""
    truth, scores, said = np.asarray(truth), np.asarray(scores), np.zeros(len(rows), bool)
    a, b = halves(rows)
    for fit, use in ((a, b), (b, a)):
        said[use] = scores[use] >= best_threshold(truth[fit], scores[fit])
    return balanced(truth, said)


def words(text):
    text = "".join(" " if c in string.punctuation else c for c in text.lower())
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def overlap(said, answers):
    """The usual SQuAD F1 against the best of the answers."""
    best = 0.0
    for answer in answers:
        a, b = words(said), words(answer)
        same = sum((Counter(a) & Counter(b)).values())
        best = max(best, 2 * same / (len(a) + len(b)) if same else 0.0)
    return best


def fit(logits, truth, bias):
    """(temperature, bias): the least log loss of the logits / temperature + bias. Rows of several logits take no bias."""
    logits, truth = np.asarray(logits), np.asarray(truth)

    def loss(p):
        z = logits / np.exp(p[0]) + (p[1] if bias else 0)
        if z.ndim == 1:
            return np.logaddexp(0, -z * (2 * truth - 1)).mean()
        return (np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), truth]).mean()

    t, b = minimize(loss, [0.0, 0.0], method="Nelder-Mead").x
    return float(np.exp(t)), float(b) if bias else 0.0


def calibration_error(odds, truth, bins=10):
    """Expected calibration error over bins of equal count."""
    order = np.array_split(np.argsort(odds), bins)
    odds, truth = np.asarray(odds), np.asarray(truth, float)
    return float(sum(len(o) * abs(odds[o].mean() - truth[o].mean()) for o in order) / len(odds))


def probability(logits, temperature, bias=0.0):
    z = np.asarray(logits) / temperature + bias
    if z.ndim < 2:
        return 1 / (1 + np.exp(-z))
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


def calibrated(rows, logits, truth, bias):
    """(temperature, bias over all), error as the logits stand, error with each half fitted on the other."""
    logits, truth = np.asarray(logits), np.asarray(truth)
    shown = (lambda p: p) if logits.ndim == 1 else (lambda p: p[:, 0])
    right = truth if logits.ndim == 1 else (truth == 0).astype(int)
    odds = np.zeros(len(rows))
    a, b = halves(rows)
    for part, use in ((a, b), (b, a)):
        odds[use] = shown(probability(logits[use], *fit(logits[part], truth[part], bias)))
    raw = calibration_error(shown(probability(logits, 1.0)), right)
    return fit(logits, truth, bias), raw, calibration_error(odds, right)


def asked(rows):
    truth, logits = [r["right"] for r in rows], [r["logit"] for r in rows]
    line = {"n": len(rows), "auroc": roc_auc_score(truth, logits), "balanced": crossed(rows, truth, logits)}
    spans = [overlap(r["text"], r["answers"]) for r in rows if r.get("answers")]
    return line | ({"span_f1": float(np.mean(spans))} if spans else {})


def checked(rows, key, truth):
    odds = probability([r[key] for r in rows], 1.0)[:, 0]
    return {"n": len(rows), "auroc": roc_auc_score(truth, odds), "balanced": crossed(rows, truth, odds)}


def figures(scores):
    lines = {}
    for name in ("questions", "squad", "selqa", "clapnq"):
        if name in scores:
            lines[name] = asked(scores[name])
    if "claims" in scores:
        rows = scores["claims"]
        supported = [int(r["label"] == 0) for r in rows]
        for key in ("near", "whole"):
            lines[f"claims {key}"] = checked(rows, key, supported) | {
                "three_way": float(np.mean([np.argmax(r[key]) == r["label"] for r in rows]))
            }
        for key in ("near", "whole"):
            (t, _), raw, after = calibrated(rows, [r[key] for r in rows], [r["label"] for r in rows], bias=False)
            lines[f"calibration claims {key}"] = {"temperature": t, "ece_raw": raw, "ece": after}
    if "questions" in scores:
        rows = scores["questions"]
        for bias in (False, True):
            (t, b), raw, after = calibrated(rows, [r["logit"] for r in rows], [r["right"] for r in rows], bias)
            lines[f"calibration questions{' with bias' if bias else ''}"] = {"temperature": t, "bias": b, "ece_raw": raw, "ece": after}
    if "begin" in scores:
        for source in ("wow", "cmu"):
            rows = [r for r in scores["begin"] if r["source"] == source]
            lines[f"begin {source}"] = checked(rows, "near", [r["right"] for r in rows])
    return lines


def by(rows, key, measure):
    return {k: measure([r for r in rows if r[key] == k]) for k in sorted({r[key] for r in rows})}


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("scores", nargs="+")
    ask.add_argument("--kinds", action="store_true", help="also by kind of question and edit of claim")
    args = ask.parse_args()
    for path in args.scores:
        scores = json.load(open(path, encoding="utf8"))
        print(path)
        for name, line in figures(scores).items():
            print(f"  {name:32}", "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in line.items()))
        if args.kinds:
            mean = lambda rows: (len(rows), round(float(np.mean([r["logit"] > 0 for r in rows])), 3))
            for right in (1, 0):
                print("  said answered", right, by([r for r in scores["questions"] if r["right"] == right], "kind", mean))
            hit = lambda rows: (len(rows), round(float(np.mean([np.argmax(r["near"]) == r["label"] for r in rows])), 3))
            for label in range(3):
                print("  claim right", label, by([r for r in scores["claims"] if r["label"] == label], "kind", hit))
            genre = lambda rows: (round(roc_auc_score([r["right"] for r in rows], [r["logit"] for r in rows]), 3))
            print("  questions by genre", by(scores["questions"], "genre", genre))


if __name__ == "__main__":
    main()
