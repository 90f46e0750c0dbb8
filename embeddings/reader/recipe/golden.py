"""Writes 200 golden cases, logits and the best span: what the exported model says of held-back texts, for parity tests of other programs."""

import argparse
import json
import random

import sources
from reading import ExportedReader
from score import around


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "weights", "authored", "out"):
        ask.add_argument(f"--{name}", required=True)
    args = ask.parse_args()
    reader, rng = ExportedReader(args.model, args.weights), random.Random(7)
    _, held = sources.authored(args.authored)
    asked, checked = [], []
    for p in held:
        units = p["sentences"]
        for q in p["questions"]:
            first, last = rng.choice(around(units))
            if q["evidence"] and rng.random() < 0.6:
                first, last = max(0, min(q["evidence"]) - 2), min(len(units) - 1, max(q["evidence"]))
            question = f"{q['history']} {q['q']}" if q["history"] else q["q"]
            asked.append((question, p["title"] if rng.random() < 0.8 else "", " ".join(units[first : last + 1])))
        for c in p["claims"]:
            evidence = [units[i - 1] for i in c["evidence"]]
            checked.append((c["text"], " ".join(units if rng.random() < 0.15 else evidence)))
    with open(args.out, "w", encoding="utf8") as file:
        for question, context, window in rng.sample(asked, 140):
            logit, (start, end, odds) = reader.ask(question, context, window)
            case = {"kind": "question", "question": question, "context": context, "window": window}
            utf16 = lambda at: len(window[:at].encode("utf-16-le")) // 2
            case |= {"logit": round(logit, 5), "start": utf16(start), "end": utf16(end), "span": round(odds, 6)}
            file.write(json.dumps(case, ensure_ascii=False) + "\n")
        for claim, excerpts in rng.sample(checked, 60):
            _, _, _, logits = reader.run(claim, excerpts)
            case = {"kind": "claim", "claim": claim, "excerpts": excerpts}
            case |= {name: round(float(logit), 5) for name, logit in zip(("supported", "contradicted", "not_mentioned"), logits)}
            file.write(json.dumps(case, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
