"""Checks the labels on whole documents: python3 check.py corpora/* documents/* unseen/*

Every excerpt of questions.jsonl, lists.jsonl and claims.jsonl must stand once, whole, in one paragraph of its document; no question is asked twice.
"""

import json
import os
import re
import sys
from collections import Counter


def squeezed(text):
    """One space for each gap; a blank line stays to be seen, for nothing is quoted across it."""
    return re.sub(r"\s+", " ", re.sub(r"\n\s*\n", " ¶ ", text)).strip()


def lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file]


def check(folder):
    """(errors, questions, claims) of a folder with docs/, questions.jsonl and perhaps lists.jsonl and claims.jsonl."""
    docs, errors = {}, []
    for name in os.listdir(os.path.join(folder, "docs")):
        with open(os.path.join(folder, "docs", name), encoding="utf8") as file:
            docs[os.path.splitext(name)[0]] = squeezed(file.read())
    single, lists, claims = (lines(os.path.join(folder, f"{name}.jsonl")) for name in ("questions", "lists", "claims"))
    questions = single + lists
    places = [(f"question {q['id']}", g["source"], g["excerpt"]) for q in questions for g in q["gold"]]
    places += [(f"claim {n}", *place) for n, c in enumerate(claims, 1) for place in c["places"]]
    for what, source, excerpt in places:
        count = docs.get(source, "").count(squeezed(excerpt))
        if count != 1:
            errors.append(f"{folder} {what}: stands {count} times in {source}: {excerpt[:60]}")
    asked = Counter((q["question"], json.dumps(q.get("history"))) for q in questions)
    errors += [f"{folder}: asked twice: {question}" for (question, _), count in asked.items() if count > 1]
    errors += [f"{folder} question {q['id']}: answerable without gold, or the reverse" for q in questions if q["answerable"] != bool(q["gold"])]
    return errors, questions, claims


def main():
    failed = False
    for folder in sys.argv[1:]:
        errors, questions, claims = check(folder)
        for error in errors:
            print(error)
        failed = failed or bool(errors)
        answerable = sum(q["answerable"] for q in questions)
        labels = Counter(c["label"] for c in claims)
        print(f"{folder}: {answerable} answerable, {len(questions) - answerable} not; claims {dict(labels)}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
