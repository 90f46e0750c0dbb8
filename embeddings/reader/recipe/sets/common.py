"""Shared by the converters beside it: raw files, filters, sampling, writing. The first argument of a converter is the folder
PUBLIC: what was fetched lies in PUBLIC/raw/NAME, what it writes goes to PUBLIC/further/NAME.jsonl."""

import glob
import hashlib
import json
import os
import random
import re
import sys

PUBLIC = sys.argv[1]
MAX_WORDS, MAX_LINES, SEED = 350, 20000, 17


def raw(name, *path):
    return os.path.join(PUBLIC, "raw", name, *path)


def norm(text):
    return re.sub(r'\s+', '', text).lower()


def used_contexts():
    """What the sets of the first two legs hold, the held-back ones among them (normalised)."""
    out = set()
    for name in ("squad2-12-articles.json", "xquad.en.json"):
        for article in json.load(open(os.path.join(PUBLIC, name), encoding="utf8"))["data"]:
            out.update(norm(p["context"]) for p in article["paragraphs"])
    for name in glob.glob(os.path.join(PUBLIC, "clapnq-*.jsonl")):
        for line in open(name, encoding="utf8"):
            out.update(norm(p["text"]) for p in json.loads(line)["passages"])
    for name in glob.glob(os.path.join(PUBLIC, "begin*.tsv")):
        for line in open(name, encoding="utf8"):
            out.update(norm(cell) for cell in line.rstrip("\n").split("\t")[2:3])
    for item in json.load(open(os.path.join(PUBLIC, "selqa-ass-dev.json"), encoding="utf8")):
        out.add(norm(" ".join(item.get("sentences", []))))
    for name in glob.glob(os.path.join(PUBLIC, "qamr-*.tsv")):
        out.update(norm(line) for line in open(name, encoding="utf8") if "\t" not in line and not line.startswith("#"))
    out.discard("")
    return out


def barred():
    """A pattern of words whose lines are left out, from PUBLIC/barred.txt, one a line: what documents that measure are about."""
    words = open(os.path.join(PUBLIC, "barred.txt"), encoding="utf8").read().split("\n")
    return re.compile("|".join(re.escape(w) for w in words if w), re.I)


def qa(id, title, context, question, spans):
    """spans: (start, end) pairs or texts that occur in the context."""
    answers = []
    for s in spans:
        if isinstance(s, str):
            start = context.find(s)
            if start < 0:
                return None
            s = (start, start + len(s))
        text = context[s[0]:s[1]]
        lead = len(text) - len(text.lstrip())
        text, start = text.strip(), s[0] + lead
        if not text:
            return None
        if {'text': text, 'start': start} not in answers:
            answers.append({'text': text, 'start': start})
    return {'kind': 'qa', 'id': str(id), 'title': title, 'context': context,
            'question': question, 'answers': answers}


def claim(id, context, text, label):
    return {'kind': 'claim', 'id': str(id), 'context': context, 'claim': text, 'label': label}


def sentences(text):
    """(start, end) of rough sentences."""
    out, start = [], 0
    for m in re.finditer(r'(?<=[.!?])["\')\]]*\s+(?=[A-Z0-9"\'(\[])|\n+', text):
        if m.start() > start and text[start:m.start()].strip():
            out.append((start, m.start()))
        start = m.end()
    if text[start:].strip():
        out.append((start, len(text)))
    return out


def window(text, spans, rng, words=MAX_WORDS):
    """Cut text around the spans to whole sentences of at most `words`; returns (text, offset) or None."""
    if len(text.split()) <= words:
        return text, 0
    sents = sentences(text)
    if not sents:
        return None
    if spans:
        first, last = min(s for s, _ in spans), max(e for _, e in spans)
    else:
        first = last = rng.choice(sents)[0]
    lo = max([i for i, (s, _) in enumerate(sents) if s <= first] or [0])
    hi = min([i for i, (_, e) in enumerate(sents) if e >= last] or [len(sents) - 1])
    if hi < lo:
        return None
    size = lambda a, b: len(text[sents[a][0]:sents[b][1]].split())
    if size(lo, hi) > words:
        return None
    goal = rng.randint(words // 2, words)
    while True:
        sides = [s for s in (-1, 1) if 0 <= (lo - 1 if s < 0 else hi + 1) < len(sents)]
        sides = [s for s in sides if size(lo - (s < 0), hi + (s > 0)) <= goal]
        if not sides:
            break
        if rng.choice(sides) < 0:
            lo -= 1
        else:
            hi += 1
    return text[sents[lo][0]:sents[hi][1]], sents[lo][0]


def squad_dev():
    """MD5 of the paragraphs of SQuAD's development set (normalised), one a line."""
    return set(open(os.path.join(PUBLIC, "squad-dev.md5"), encoding="utf8").read().split())


def write(name, items, limit=MAX_LINES):
    used, dev, banned, seen, kept, why = used_contexts(), squad_dev(), barred(), set(), [], {}
    for it in items:
        if it is None:
            reason = 'unusable'
        elif banned.search(json.dumps(it, ensure_ascii=False)):
            reason = "barred"
        elif norm(it['context']) in used:
            reason = 'context in use'
        elif hashlib.md5(norm(it['context']).encode()).hexdigest() in dev:
            reason = 'squad dev'
        elif len(it['context'].split()) > MAX_WORDS:
            reason = 'too long'
        else:
            key = hashlib.md5(repr((it['context'], it.get('question'), it.get('claim'))).encode()).digest()
            reason = 'duplicate' if key in seen else ''
            seen.add(key)
        if reason:
            why[reason] = why.get(reason, 0) + 1
            continue
        for a in it.get('answers', ()):
            assert it['context'][a['start']:a['start'] + len(a['text'])] == a['text']
        kept.append(it)
    rng = random.Random(SEED)
    if len(kept) > limit:
        kept = [kept[i] for i in sorted(rng.sample(range(len(kept)), limit))]
    with open(os.path.join(PUBLIC, "further", name + ".jsonl"), "w", encoding="utf8") as f:
        for it in kept:
            f.write(json.dumps(it, ensure_ascii=False) + '\n')
    count = {}
    for it in kept:
        k = it.get('label') or ('unanswerable' if not it['answers'] else
                                'one span' if len(it['answers']) == 1 else 'several spans')
        count[k] = count.get(k, 0) + 1
    print(name, len(kept), count, 'dropped', why)
