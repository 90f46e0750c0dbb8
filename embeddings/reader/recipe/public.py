"""Training examples of the public sets, in the form of `examples.py`."""

import re

from augment import names, noisy, swapped
from examples import CLAIM, Similar, asked, claimed, distractor, window

WHOLE = 150  # words that surely fit
YES_OR_NO = re.compile(r"(.+\?) (Yes|No)\.")


def squad(rng, paragraphs, share=1.0, foreign=()):
    """Windows of SQuAD paragraphs; an unanswerable question gets the window that tempts most.

    `foreign`: names to put into answerable questions, for paragraphs that have no unanswerable ones."""
    for p in paragraphs:
        units = [p["text"][s:e] for s, e in p["sentences"]]
        near = Similar(units) if len(units) > 1 else None
        for q in p["questions"]:
            if rng.random() > share:
                continue
            question, context = noisy(rng, q["q"]), p["title"] if rng.random() < 0.75 else ""
            scores = near.scores(q["q"]) if near else [0]
            place = q["start"] if q["answers"] else q["hint"]
            if place is None:
                yield asked(question, context, distractor(rng, units, q["q"], (), scores), answered=0)
                continue
            inside = next(i for i, (s, e) in enumerate(p["sentences"]) if place < e)
            low, high = window(rng, units, [inside])
            begin = p["sentences"][low][0]
            text = p["text"][begin : p["sentences"][high][1]]
            if not q["answers"]:
                yield asked(question, context, text, answered=0)
                continue
            span = (place - begin, min(place - begin + len(q["answers"][0]), len(text)))
            yield asked(question, context, text, span)
            other = distractor(rng, units, q["q"], {inside}, scores) if rng.random() < 0.4 else None
            if other and not any(a.lower() in other.lower() for a in q["answers"]):
                yield asked(question, context, other, answered=0)
            wrong = swapped(rng, question, text, foreign) if foreign and rng.random() < 0.5 else None
            if wrong:
                yield asked(wrong, context, text, answered=0)


def unmarked(rng, paragraphs, share=1.0):
    """The same for paragraphs with few unanswerable questions: some are made, with another paragraph's name or number."""
    foreign = sorted({n for p in paragraphs for n in names(p["text"])})
    yield from squad(rng, paragraphs, share, foreign)


def told(rng, rows, most):
    """Claims of a further set, at most so many of each label; what the model would read but in part is left out."""
    for label, number in CLAIM.items():
        found = [r for r in rows if r["kind"] == "claim" and r["label"] == label and len(r["context"].split()) <= WHOLE]
        for r in rng.sample(found, min(most, len(found))):
            yield claimed(r["claim"], r["context"], number)


def yes_or_no(rng, rows, most):
    """Claims that are a question with "Yes." or "No.": the context answers the question, whichever it says."""
    found = [(m, r) for r in rows if r["kind"] == "claim" and len(r["context"].split()) <= WHOLE for m in [YES_OR_NO.fullmatch(r["claim"])] if m]
    for m, r in rng.sample(found, min(most, len(found))):
        answered = int(r["label"] != "not_mentioned")
        yes = (m[2] == "Yes") == (r["label"] == "supported")
        said = ("supported" if yes else "contradicted") if answered else "not_mentioned"
        yield asked(noisy(rng, m[1]), "", r["context"], answered=answered, said=said)


def begin(rows):
    """A response of a dialogue system is supported by its knowledge or has in it what is not mentioned there."""
    for row in rows:
        yield claimed(row["claim"], row["text"], CLAIM["supported" if row["attributable"] else "not_mentioned"])


def qamr(rng, found, each=8):
    """Up to `each` questions of a sentence, and other sentences of the same article as distractors."""
    articles = {}
    for f in found:
        articles.setdefault(f["article"], []).append(f["text"])
    near = {a: Similar(texts) for a, texts in articles.items()}
    for f in found:
        for question, answer in rng.sample(f["questions"], min(each, len(f["questions"]))):
            at = f["text"].index(answer)
            yield asked(question, "", f["text"], (at, at + len(answer)))
            texts = articles[f["article"]]
            if rng.random() < 0.4 and len(texts) > 1:
                other = distractor(rng, texts, question, {texts.index(f["text"])}, near[f["article"]].scores(question))
                if other and answer.lower() not in other.lower():
                    yield asked(question, "", other[:400], answered=0)


def selqa(rng, rows):
    """Right sentences of a section and the most tempting wrong ones; no spans are marked."""
    for row in rows:
        units, right = row["sentences"], set(row["right"])
        scores = Similar(units).scores(row["q"]) if len(units) > 1 else [0]
        question, context = noisy(rng, row["q"]), row["title"] if rng.random() < 0.75 else ""
        low, high = window(rng, units, [rng.choice(sorted(right))])
        yield asked(question, context, " ".join(units[low : high + 1]))
        other = distractor(rng, units, row["q"], right, scores)
        if other:
            yield asked(question, context, other, answered=0)
