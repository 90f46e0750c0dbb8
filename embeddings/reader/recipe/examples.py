"""Makes training examples of one pass over the data: {first, second, span, answered, claim}.

`first` is the question or claim, `second` is "context\\nwindow" or the excerpts; `span` is (start, end) in `second`,
or (-1, -1) for no answer, or None for not taught; `answered` is 0, 1 or None; `claim` is 0 supported, 1 contradicted,
2 not mentioned, or None. Of a question, too: what it takes for granted, or asks to be told, is borne out ("yes" to what asks for yes or
no, an answer to any other), denied ("no", or a wrong premise), or left open.
"""

import math
import re
from collections import Counter

import rambling
import sources
from augment import following, names, noisy, swapped

WORD = re.compile(r"\w+")

YES_OR_NO = ("yes", "no", "yesno")  # with another number in it, such a question still has an answer

# How likely a window that does not answer is shown, the first of a question, the second ...: as many as the program reads of most.
WRONG = (0.9, 0.6, 0.4, 0.3, 0.2)

CLAIM = {"supported": 0, "contradicted": 1, "not_mentioned": 2}


def asked(question, context, window, span=None, answered=1, said=None):
    """`span` is (start, end) in the window; without one, only whether the window answers is taught. `said`: a key of CLAIM, or None."""
    second = f"{context}\n{window}" if context else window
    shift = len(second) - len(window)
    place = (span[0] + shift, span[1] + shift) if span else (None if answered else (-1, -1))
    return {"first": question, "second": second, "span": place, "answered": answered, "claim": CLAIM[said] if said else None}


def claimed(text, excerpts, label):
    return {"first": text, "second": excerpts, "span": None, "answered": None, "claim": label}


class Similar:
    """Nearest of a fixed list of texts by TF-IDF over the beginnings of words, cosine up to the query's own length."""

    def __init__(self, texts):
        self.terms = [Counter(_terms(t)) for t in texts]
        spread = Counter(w for terms in self.terms for w in terms)
        self.rarity = {w: math.log((1 + len(texts)) / (0.5 + n)) for w, n in spread.items()}
        self.length = [math.sqrt(sum((n * self.rarity[w]) ** 2 for w, n in t.items())) or 1.0 for t in self.terms]

    def scores(self, query):
        words = set(_terms(query))
        found = [sum(t[w] * self.rarity[w] ** 2 for w in words if w in t) for t in self.terms]
        return [f / size for f, size in zip(found, self.length)]


def _terms(text):
    return [w[:5] for w in WORD.findall(text.lower())]


def window(rng, units, inside, widest=2):
    """(first, last) sentence of a window around the sentences `inside`, with up to `widest` neighbours each side."""
    odds = (0, 0, 1, 1, 2) if widest > 1 else (0, 0, 1)
    low = max(0, min(inside) - rng.choice(odds))
    high = min(len(units) - 1, max(inside) + rng.choice(odds))
    while high - low > 5 and sum(len(u) for u in units[low : high + 1]) > 900:
        if low < min(inside):
            low += 1
        elif high > max(inside):
            high -= 1
        else:
            break
    return low, high


def distractor(rng, units, question, barred, scores):
    """A window of the passage free of the sentences `barred`, mostly the most similar one; None if there is none."""
    free = [i for i in range(len(units)) if i not in barred]
    if not free:
        return None
    ranked = sorted(free, key=lambda i: -scores[i])
    centre = ranked[0] if rng.random() < 0.6 else rng.choice(ranked[:4])
    low = high = centre
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3))):
        if rng.random() < 0.5 and low - 1 >= 0 and low - 1 not in barred:
            low -= 1
        elif high + 1 < len(units) and high + 1 not in barred:
            high += 1
    return " ".join(units[low : high + 1])


def authored(rng, passages, negatives=0.7, claims=True, put=lambda question: question):
    """Questions and claims of the authored passages. `negatives`: distractor windows per answerable question; `put`: makes a message of
    a question."""
    foreign = _foreign(passages)
    everything = Similar([" ".join(p["sentences"]) for p in passages])
    for p in passages:
        units, near = p["sentences"], Similar(p["sentences"])
        before = [q["history"] for q in p["questions"] if q["history"]]
        for q in p["questions"]:
            asked_as = noisy(rng, q["q"])
            earlier = q["history"]
            if not q["answerable"] and not earlier and before and rng.random() < 0.15:
                earlier = rng.choice(before)
            full = put(following(rng, earlier, asked_as) if earlier else asked_as)
            context = p["title"] if rng.random() < 0.75 else ""
            inside = [i - 1 for i in q["evidence"]]
            if q["answerable"]:
                yield from _answerable(rng, p, q, full, context, inside, near, foreign[p["genre"]], negatives)
                if rng.random() < 0.12:
                    other = _another(rng, passages, everything.scores(q["q"]))
                    at = rng.randrange(len(other["sentences"]) - 1)
                    if other is not p:
                        yield asked(full, other["title"], " ".join(other["sentences"][at : at + 2]), answered=0, said="not_mentioned")
            else:
                scores = near.scores(q["q"])
                if inside:
                    low, high = window(rng, units, inside)
                    yield asked(full, context, " ".join(units[low : high + 1]), answered=0, said=said(q))
                if not inside or rng.random() < 0.4:
                    near_it = distractor(rng, units, q["q"], (), scores)
                    yield asked(full, context, near_it, answered=0, said=None if inside else "not_mentioned")
        if claims:
            yield from _claims(rng, p, foreign[p["genre"]], near)


def only_claims(rng, passages):
    """Claims of the authored passages alone."""
    foreign = _foreign(passages)
    for p in passages:
        yield from _claims(rng, p, foreign[p["genre"]], Similar(p["sentences"]))


def _foreign(passages):
    """{genre: the names in its passages}."""
    foreign = {}
    for p in passages:
        foreign.setdefault(p["genre"], set()).update(n for s in p["sentences"] for n in names(s))
    return {genre: sorted(found) for genre, found in foreign.items()}


def said(q):
    """What the sentences that a question names say to it."""
    if q["answerable"]:
        return "contradicted" if q["kind"] == "no" else "supported"
    return "contradicted" if q["kind"] == "premise" and q["evidence"] else "not_mentioned"


def _answerable(rng, p, q, full, context, inside, near, foreign, negatives):
    units = p["sentences"]
    low, high = window(rng, units, inside)
    text = " ".join(units[low : high + 1])
    holder = next((i for i in inside if q["span"] and q["span"] in units[i]), inside[0])
    told = q["span"] or units[holder]  # a yes/no question is answered by its sentence
    at = sum(len(u) + 1 for u in units[low:holder]) + units[holder].index(told)
    yield asked(full, context, text, (at, at + len(told)), said=said(q))
    if len(inside) > 1 and rng.random() < 0.35:  # a window that holds a part of the answer is worth reading
        yield _part(rng, units, q, full, context, rng.choice(inside))
    if rng.random() < negatives:
        other = distractor(rng, units, q["q"], set(inside), near.scores(q["q"]))
        if other and not (q["span"] and q["span"].lower() in other.lower()):
            yield asked(full, context, other, answered=0, said="not_mentioned")
    if rng.random() < 0.3 and not q["history"] and q["kind"] not in YES_OR_NO:
        wrong = swapped(rng, full, text, foreign)
        if wrong:
            yield asked(wrong, context, text, answered=0)


def retrieved(rng, rows, right=0.2, near=False):
    """Windows that the program itself would read and that do not answer, the first more often than the last: one, or two where
    none of them answers. `near`: only of the document that answers, where there are such."""
    for row in rows:
        windows = row["windows"][: len(WRONG)]
        bad = [w for w in windows if w["answers"] is False]
        if near:
            home = {w["context"] for w in windows if w["answers"]} or {w["context"] for w in bad[:1]}
            bad = [w for w in bad if w["context"] in home]
        ranks = sorted(range(len(bad)), key=lambda i: rng.random() ** (1 / (len(bad) - i)), reverse=True)
        good = [w for w in windows if w["answers"]]
        chosen = [(bad[i], 0) for i in ranks[: 1 if good else 2]] + [(w, 1) for w in good[:1] if rng.random() < right]
        for shown, answered in chosen:
            yield asked(noisy(rng, row["question"]), shown["context"], shown["text"], answered=answered)


def read_through(rng, rows, notes, put=lambda question: question):
    """Windows of questions about whole documents: those that answer, and some of those that do not, the first of them nearly always.

    `notes`: by question, what the window that answers says to it (`sources.notes`); `put`: makes a message of a question."""
    for row in rows:
        asked_as = put(noisy(rng, row["question"]))
        bad = 0
        for shown in row["windows"]:
            if shown["answers"] is None:
                continue
            if shown["answers"] or (bad < len(WRONG) and rng.random() < WRONG[bad]):
                told = notes.get(row["question"]) if shown["answers"] else "not_mentioned"
                yield asked(asked_as, shown["context"], shown["text"], answered=int(shown["answers"]), said=told)
            bad += not shown["answers"]


def babbled(rng, passages, many):
    """Messages that ask nothing, each with a window of some passage and now and then a word of it."""
    sentences = [s for p in passages for s in p["sentences"]]
    questions = [q["q"] for p in passages for q in p["questions"]]
    for p in rng.choices(passages, k=many):
        low, high = window(rng, p["sentences"], [rng.randrange(len(p["sentences"]))])
        text = " ".join(p["sentences"][low : high + 1])
        word = rng.choice(names(text) + names(p["title"]) or text.split())
        context = p["title"] if rng.random() < 0.75 else ""
        yield asked(rambling.babble(rng, sentences, questions, word), context, text, answered=0, said="not_mentioned")


DOCUMENT_CLAIM = {"ok": CLAIM["supported"], "bad": CLAIM["contradicted"], "none": CLAIM["not_mentioned"]}


def told(rng, rows):
    """Claims on whole documents, with their excerpts as they are cited, now and then with what stands beside them."""
    for row in rows:
        text = " ".join(_beside(rng, *place) for place in row["places"])
        label = DOCUMENT_CLAIM[row["label"]]
        yield claimed(row["claim"], text, label)
        if label == CLAIM["supported"] and rng.random() < 0.25:
            wrong = swapped(rng, row["claim"], text, names(text))
            if wrong:
                yield claimed(wrong, text, CLAIM["contradicted"])


def polar(rng, passages):
    """Once more what asks for yes or no, or has a wrong premise, with the sentences that say so: few of all questions do."""
    for p in passages:
        for q in p["questions"]:
            inside = [i - 1 for i in q["evidence"]]
            if inside and not q["history"] and (q["kind"] in YES_OR_NO or q["kind"] == "premise"):
                low, high = window(rng, p["sentences"], inside)
                context = p["title"] if rng.random() < 0.75 else ""
                answered = int(q["answerable"])
                text = " ".join(p["sentences"][low : high + 1])
                yield asked(noisy(rng, q["q"]), context, text, answered=answered, said=said(q))


def _beside(rng, paragraph, start, end):
    """The place itself; one time in three with a neighbouring sentence."""
    if rng.random() < 0.33:
        spans = sources.sentences(paragraph)
        inside = [i for i, (s, e) in enumerate(spans) if s < end and e > start]
        if inside:
            low, high = window(rng, [paragraph[s:e] for s, e in spans], inside, widest=1)
            start, end = min(start, spans[low][0]), max(end, spans[high][1])
    return paragraph[start:end]


def _part(rng, units, q, full, context, one):
    low, high = max(0, one - rng.choice((0, 1))), min(len(units) - 1, one + rng.choice((0, 1)))
    text = " ".join(units[low : high + 1])
    at = text.find(q["span"]) if q["span"] else -1
    return asked(full, context, text, (at, at + len(q["span"])) if at >= 0 else None)


def _another(rng, passages, scores):
    return passages[sorted(range(len(passages)), key=lambda i: -scores[i])[rng.choice((1, 2, 3))]]


def _claims(rng, p, foreign, near):
    units = p["sentences"]
    again = [c for c in p["claims"] if c["edit"].startswith(("near_", "said_"))]  # twice: they are the hardest to tell apart
    for c in p["claims"] + again:
        inside, label = [i - 1 for i in c["evidence"]], CLAIM[c["label"]]
        roll = rng.random()
        if roll < 0.12 and label != CLAIM["not_mentioned"] and len(inside) > 1:
            text = " ".join(units[i] for i in inside)
        elif roll < 0.22:
            low, high = window(rng, units, inside)
            text = " ".join(units[max(0, low - 2) : high + 3])
        else:
            low, high = window(rng, units, inside, widest=1)
            text = " ".join(units[low : high + 1])
        yield claimed(c["text"], text, label)
        if label == CLAIM["supported"] and rng.random() < 0.35:
            wrong = swapped(rng, c["text"], text, foreign if rng.random() < 0.5 else [n for u in units for n in names(u)])
            if wrong:
                yield claimed(wrong, text, CLAIM["contradicted"])
        if label != CLAIM["not_mentioned"] and rng.random() < 0.2:
            other = distractor(rng, units, c["text"], set(inside), near.scores(c["text"]))
            if other:
                yield claimed(c["text"], other, CLAIM["not_mentioned"])
    for told in rng.sample(units, 2):  # a sentence as it stands is supported, and only a change contradicts it
        wrong = swapped(rng, told, told, foreign) if rng.random() < 0.5 else None
        at = units.index(told)
        text = " ".join(units[max(0, at - rng.choice((0, 1))) : at + rng.choice((1, 2))])
        yield claimed(wrong or told, text, CLAIM["contradicted"] if wrong else CLAIM["supported"])
