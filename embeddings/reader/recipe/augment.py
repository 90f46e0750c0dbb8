"""Small changes of questions and claims: noise that keeps the label, swaps that break it."""

import re

STOP = set(
    "a an the is are was were be been do does did has have had of in on at to for from by with and or it its that this "
    "there what which who whom whose when where why how i you we they he she can could would will should may me my".split()
)
NUMBER = re.compile(r"\b\d[\d.,]*\d\b|\b\d\b")
NAME = re.compile(r"(?<![.!?:\"“] )(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
WORDS = "one two three four five six seven eight nine ten eleven twelve".split()


POLITE = (
    "can you tell me: {}",
    "Hi, {}",
    "hello! quick question. {}",
    "I would like to know: {}",
    "{} Thanks!",
    "please tell me, {}",
    "Do you happen to know: {}",
    "According to the documents, {}",
    "{} I could not find it anywhere.",
)
QUESTION_WORDS = re.compile(
    r"^\W*(?:(?:and|but|so|or|also|then)\b\W*)?(?:(?:who|whom|whose|what|when|where|why|which|how"
    r"(?: (?:many|much|long|far|old|often|big|large))?)\b\s*)?(?:(?:is|are|was|were|do|does|did|has|have"
    r"|had|can|could|will|would|should|may|might|must)\b\s*)?",
    re.IGNORECASE,
)


def following(rng, earlier, question):
    """A follow-up after the user's earlier turn: both as they stand, or as the program puts them, "topic: question"."""
    topic = re.sub(r"[\s?!.]+$", "", QUESTION_WORDS.sub("", earlier, count=1))
    return f"{topic}: {question}" if topic and rng.random() < 0.7 else f"{earlier} {question}"


def noisy(rng, question):
    """The question as it stands, or with typos, as key words, without its mark, in a chat's wording: the label stays."""
    roll = rng.random()
    if roll > 0.92:
        return rng.choice(POLITE).format(question)
    if roll < 0.12:
        return typos(rng, question)
    if roll < 0.18:
        kept = [w for w in question.rstrip("?").split() if w.lower() not in STOP]
        return " ".join(kept) if len(kept) > 2 else question
    if roll < 0.26:
        return question.rstrip("?")
    return question


def typos(rng, text):
    words = text.split()
    long = [i for i, w in enumerate(words) if len(w) > 4]
    for i in rng.sample(long, min(len(long), rng.choice((1, 1, 2)))):
        w, at = words[i], rng.randrange(1, len(words[i]) - 2)
        words[i] = rng.choice((w[:at] + w[at + 1 :], w[:at] + w[at + 1] + w[at] + w[at + 2 :], w[:at] + w[at] + w[at:]))
    return " ".join(words)


def names(text):
    return [m.group() for m in NAME.finditer(text) if len(m.group()) > 2]


def swapped(rng, text, evidence, foreign):
    """`text` with one name or number of `evidence` exchanged for one that `evidence` lacks, or None where it has none."""
    choices = []
    for m in NUMBER.finditer(text):
        if m.group() in evidence:
            choices.append((m, other_number(rng, m.group())))
    for m in NAME.finditer(text):
        if m.group() in evidence and foreign:
            choices.append((m, rng.choice(foreign)))
    for m in re.finditer(r"\b(" + "|".join(WORDS) + r")\b", text):
        if m.group() in evidence:
            choices.append((m, rng.choice(WORDS)))
    if not choices:
        return None
    m, new = rng.choice(choices)
    if new in evidence or new in text:
        return None
    return text[: m.start()] + new + text[m.end() :]


def other_number(rng, number):
    """A number of the same look: a year near it, or another digit in one place."""
    if re.fullmatch(r"(1[5-9]|20)\d\d", number):
        return str(int(number) + rng.choice((-20, -10, -3, -2, -1, 1, 2, 3, 10)))
    at = rng.choice([i for i, c in enumerate(number) if c.isdigit()])
    digit = rng.choice([d for d in "123456789" if d != number[at]])
    return number[:at] + digit + number[at + 1 :]
