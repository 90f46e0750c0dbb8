"""Training examples of the public sets, in the form of `examples.py`."""

from examples import Similar, asked, distractor, window
from augment import noisy


def squad(rng, paragraphs, share=1.0):
    """Windows of SQuAD paragraphs; an unanswerable question gets the window that tempts most."""
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
