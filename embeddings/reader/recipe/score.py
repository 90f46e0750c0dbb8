"""Scores every measuring set with an exported model and keeps the raw outputs, so that figures can be made without it."""

import argparse
import json
import os

import sources
from examples import CLAIM
from reading import ExportedReader

SETS = ("questions", "claims", "squad", "selqa", "clapnq", "begin")


def around(units, reach=1):
    """Windows of each sentence and its neighbours, each once: (first, last)."""
    found = [(max(0, i - reach), min(len(units) - 1, i + reach)) for i in range(len(units))]
    return sorted(set(found))


def best_of(reader, asked):
    """[(question, context, [window])] -> [(best logit, its span text, span probability)] by the window with the best logit."""
    flat = [(q, context, w) for q, context, windows in asked for w in windows]
    outputs, at, rows = reader.ask_all(flat), 0, []
    for _, _, windows in asked:
        logits = outputs[at : at + len(windows)]
        top = max(range(len(windows)), key=lambda i: logits[i][0])
        start, end, odds = logits[top][1]
        rows.append({"logit": logits[top][0], "text": windows[top][start:end], "odds": odds})
        at += len(windows)
    return rows


def questions(reader, passages):
    asked, truth = [], []
    for p in passages:
        units = p["sentences"]
        windows = [" ".join(units[a : b + 1]) for a, b in around(units)]
        for q in p["questions"]:
            asked.append((f"{q['history']} {q['q']}" if q["history"] else q["q"], p["title"], windows))
            truth.append(
                {"group": p["id"], "genre": p["genre"], "kind": q["kind"], "right": int(q["answerable"]), "answers": [q["span"]] if q["span"] else [], "q": q["q"]}
            )
    return [t | r for t, r in zip(truth, best_of(reader, asked))]


def claims(reader, passages):
    rows, near, whole = [], [], []
    for p in passages:
        units = p["sentences"]
        for c in p["claims"]:
            inside = [i - 1 for i in c["evidence"]]
            near.append((c["text"], " ".join(units[max(0, min(inside) - 1) : max(inside) + 2])))
            whole.append((c["text"], " ".join(units)))
            rows.append({"group": p["id"], "genre": p["genre"], "kind": c["edit"], "label": CLAIM[c["label"]], "claim": c["text"]})
    outputs = zip(rows, reader.check_all(near), reader.check_all(whole))
    return [r | {"near": a, "whole": b} for r, a, b in outputs]


def squad(reader, path, every):
    articles = sources.squad(path)
    asked, truth = [], []
    for title in sources.HELD_BACK_SQUAD:
        for n, p in enumerate(articles[title][::every]):
            edges = p["sentences"]
            windows = [p["text"][edges[a][0] : edges[b][1]] for a, b in around(edges)]
            for q in p["questions"]:
                asked.append((q["q"], p["title"], windows))
                truth.append({"group": f"{title} {n}", "right": int(bool(q["answers"])), "answers": q["answers"], "q": q["q"]})
    return [t | r for t, r in zip(truth, best_of(reader, asked))]


def selqa(reader, path):
    _, held = sources.selqa(path)
    flat = [(n, r["q"], r["title"], s, i in set(r["right"])) for n, r in enumerate(held) for i, s in enumerate(r["sentences"])]
    outputs = reader.ask_all([f[1:4] for f in flat])
    return [{"group": f[0], "right": int(f[4]), "logit": o[0]} for f, o in zip(flat, outputs)]


def clapnq(reader, folder):
    rows = sources.clapnq(folder)
    asked = []
    for r in rows:
        units = r["sentences"]
        asked.append((r["q"], r["title"], [" ".join(units[a : b + 1]) for a, b in around(units)]))
    return [{"group": r["q"], "right": int(r["answerable"])} | b for r, b in zip(rows, best_of(reader, asked))]


def begin(reader, folder):
    rows = sources.begin(folder)
    outputs = reader.check_all([(r["claim"], r["text"]) for r in rows])
    return [{"group": r["text"], "source": r["source"], "right": int(r["attributable"]), "near": o} for r, o in zip(rows, outputs)]


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "weights", "authored", "public", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--sets", default=",".join(SETS))
    ask.add_argument("--passages", type=int, default=1, help="every n-th held-back passage and SQuAD paragraph only")
    args = ask.parse_args()
    reader = ExportedReader(args.model, args.weights)
    _, held = sources.authored(args.authored)
    held = held[:: args.passages]
    public = lambda name: os.path.join(args.public, name)
    made = {
        "questions": lambda: questions(reader, held),
        "claims": lambda: claims(reader, held),
        "squad": lambda: squad(reader, public("squad2-12-articles.json"), args.passages),
        "selqa": lambda: selqa(reader, public("selqa-ass-dev.json")),
        "clapnq": lambda: clapnq(reader, args.public),
        "begin": lambda: begin(reader, args.public),
    }
    scores = {name: made[name]() for name in args.sets.split(",")}
    with open(args.out, "w", encoding="utf8") as file:
        json.dump(scores, file, ensure_ascii=False)


if __name__ == "__main__":
    main()
