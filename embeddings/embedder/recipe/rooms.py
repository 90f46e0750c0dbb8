"""Rooms to train in: some passages as the program cuts them, with questions and claims and the sentences that answer them.

A room is {passages: [(context, [sentence])], asked: [(text, {(passage, sentence)})]}: what is asked is told from all other
sentences of the room, which are of the same document or of documents on the same subject."""

import glob
import json
import os
import re

import sources
from augment import following, noisy

GROUP_WORDS, MOST_WORDS = 120, 160  # as the program groups sentences into passages
ROWS = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
LEAD = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


def passages(context, sentences):
    """Neighbouring sentences in passages of about the same length: [(context, [sentence])], in order."""
    total = sum(len(s.split()) for s in sentences)
    parts = max(1, round(total / GROUP_WORDS)) if total > MOST_WORDS else 1
    made, held, words = [], [], 0
    for s in sentences:
        held.append(s)
        words += len(s.split())
        if words >= total * (len(made) + 1) / parts:
            made.append((context, held))
            held = []
    return made + ([(context, held)] if held else [])


def document(path):
    """The passages of a Markdown or plain text file."""
    with open(path, encoding="utf8") as file:
        blocks = re.split(r"\n\s*\n", file.read())
    made, headings, held = [], [], []

    def flush():
        if held:
            made.extend(passages(" > ".join(h for h in headings if h), list(held)))
            held.clear()

    for block in blocks:
        for paragraph in _lines(block):
            mark = re.match(r"(#+)\s+(.*)", paragraph)
            if mark:
                flush()
                depth = len(mark[1])
                headings = [*headings[: depth - 1], *[""] * (depth - 1 - len(headings)), mark[2].strip()]
            else:
                held += [paragraph[s:e] for s, e in sources.sentences(paragraph)]
                if sum(len(s.split()) for s in held) >= GROUP_WORDS:
                    flush()
    flush()
    return made


def _lines(block):
    """A block's paragraphs: items, rows and headings each on their own, other lines joined."""
    held = []
    for line in block.split("\n"):
        if line.startswith("#") or "|" in line or LEAD.match(line):
            if held:
                yield " ".join(held)
            held = []
            if line.startswith("#"):
                yield line
            elif "|" in line:
                if not ROWS.match(line):
                    yield " | ".join(c.strip() for c in line.strip().strip("|").split("|"))
            else:
                held = [LEAD.sub("", line).strip()]
        elif line.strip():
            held.append(line.strip())
    if held:
        yield " ".join(held)


def corpus(folder):
    """(passages, [(question, earlier turn or None, {(passage, sentence)})]) of a folder of whole documents with their labelled questions."""
    made = {}
    for path in sorted(glob.glob(os.path.join(folder, "docs", "*"))):
        made[os.path.splitext(os.path.basename(path))[0]] = document(path)
    whole, first = [], {}
    for name, found in made.items():
        first[name] = len(whole)
        whole += found
    asked = []
    for line in open(os.path.join(folder, "questions.jsonl"), encoding="utf8"):
        row = json.loads(line)
        places = {p for g in row["gold"] if g["source"] in made for p in _places(made[g["source"]], first[g["source"]], g["excerpt"])}
        if row["answerable"] and places:
            earlier = [turn["content"] for turn in row["history"] if turn["role"] == "user"]
            asked.append((row["question"], earlier[-1] if earlier else None, places))
    return whole, asked


def _plain(text):
    return " ".join(re.sub(r"[|*_`#]", " ", text).split())


def _places(found, first, excerpt):
    """Sentences that the excerpt is in, or that are in it."""
    wanted = _plain(LEAD.sub("", excerpt))
    for at, (_, sentences) in enumerate(found):
        plain = [_plain(s) for s in sentences]
        inside = [i for i, s in enumerate(plain) if wanted in s or (len(s) > 12 and s in wanted)]
        if inside:
            return {(first + at, i) for i in inside}
    return set()


def authored(rng, kept, together=3, questions=16, claims=3):
    """Rooms of authored passages of one genre, each with a part of its questions and of the claims that it bears out or contradicts."""
    kept = rng.sample(kept, len(kept))
    kept.sort(key=lambda p: p["genre"])
    for at in range(0, len(kept), together):
        whole, asked = [], []
        for p in kept[at : at + together]:
            context = p["title"] if rng.random() < 0.75 else ""
            place, cut = {}, passages(context, p["sentences"])
            for number, (_, sentences) in enumerate(cut):
                for i in range(len(sentences)):
                    place[len(place)] = (len(whole) + number, i)
            whole += cut
            answered = [q for q in p["questions"] if q["answerable"]]
            for q in rng.sample(answered, min(questions, len(answered))):
                text = noisy(rng, q["q"])
                full = following(rng, q["history"], text) if q["history"] else text
                asked.append((full, {place[i - 1] for i in q["evidence"]}))
            told = [c for c in p["claims"] if c["label"] != "not_mentioned" and c["evidence"]]
            for c in rng.sample(told, min(claims, len(told))):
                asked.append((c["text"], {place[i - 1] for i in c["evidence"]}))
        yield {"passages": whole, "asked": asked}


def documents(rng, folders, together=12, questions=40):
    """Rooms of passages of one corpus of whole documents, with the questions that they answer."""
    for folder in folders:
        whole, asked = corpus(folder)
        order = rng.sample(range(len(whole)), len(whole))
        for at in range(0, len(order), together):
            chosen = sorted(order[at : at + together])
            new = {old: i for i, old in enumerate(chosen)}
            there = []
            for q, earlier, places in asked:
                inside = {(new[p], s) for p, s in places if p in new}
                if inside:
                    text = noisy(rng, q)
                    there.append((following(rng, earlier, text) if earlier else text, inside))
            if there:
                yield {"passages": [whole[i] for i in chosen], "asked": rng.sample(there, min(questions, len(there)))}


def public(rng, paragraphs, together=4, questions=10):
    """Rooms of neighbouring paragraphs of a public set as `sources.squad` gives them."""
    for at in range(0, len(paragraphs), together):
        whole, asked = [], []
        for p in paragraphs[at : at + together]:
            sentences = [p["text"][s:e] for s, e in p["sentences"]]
            whole.append((p["title"], sentences))
            answered = [q for q in p["questions"] if q["start"] is not None]
            for q in rng.sample(answered, min(questions, len(answered))):
                inside = {(len(whole) - 1, i) for i, (s, e) in enumerate(p["sentences"]) if s <= q["start"] < e}
                if inside:
                    asked.append((noisy(rng, q["q"]), inside))
        if asked:
            yield {"passages": whole, "asked": asked}
