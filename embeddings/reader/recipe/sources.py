"""Reads the training and measuring sets into plain dicts. Nothing here is random."""

import collections
import csv
import glob
import importlib.util
import json
import os
import re

HELD_BACK_FILES = ("07", "27")  # of every authored genre, for measuring and calibration only
SECOND_WAVE = 20  # files of every authored genre from this number on were written after the third leg
HELD_BACK_SQUAD = ("Huguenot", "Harvard_University", "Scottish_Parliament", "Force")
BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")


def authored(folder):
    """(training passages, held-back passages), each {id, title, sentences, questions, claims}."""
    spec = importlib.util.spec_from_file_location("check", os.path.join(folder, "check.py"))
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    kept, held = [], []
    for path in sorted(glob.glob(os.path.join(folder, "*-*.txt"))):
        passages, errors = check.parse(path)
        if errors:
            raise ValueError(f"{path}: {errors[0]}")
        genre, number = os.path.basename(path)[:-4].split("-")
        for passage in passages:
            passage |= {"genre": genre, "wave": 1 + (int(number) >= SECOND_WAVE)}
        (held if number in HELD_BACK_FILES else kept).extend(passages)
    return kept, held


def sentences(text):
    """Spans [start, end) of the sentences of `text`, by punctuation; short ones stay with the one before."""
    edges = [0, *(m.end() for m in BREAK.finditer(text)), len(text)]
    spans = []
    for start, end in zip(edges, edges[1:]):
        if spans and (end - start < 25 or len(text[spans[-1][0] : spans[-1][1]]) < 25):
            spans[-1][1] = end
        elif end > start:
            spans.append([start, end])
    return [(s, s + len(text[s:e].rstrip())) for s, e in spans]


def squad(path, titled=True):
    """Articles {title: [paragraph]}; a paragraph is {title, text, sentences, questions: [{q, answers, start, hint}]}.

    `titled`: whether the titles say something about the text; else paragraphs have none."""
    articles = collections.OrderedDict()
    for article in json.load(open(path, encoding="utf8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            questions = []
            for qa in paragraph["qas"]:
                impossible = qa.get("is_impossible", False)
                tempting = qa.get("plausible_answers") or []
                questions.append(
                    {
                        "q": qa["question"].strip(),
                        "answers": [] if impossible else [a["text"] for a in qa["answers"]],
                        "start": None if impossible else qa["answers"][0]["answer_start"],
                        "hint": tempting[0]["answer_start"] if impossible and tempting else None,
                    }
                )
            title = article["title"]
            articles.setdefault(title, []).append(
                {"title": title.replace("_", " ") if titled else "", "text": text, "sentences": sentences(text), "questions": questions}
            )
    return articles


def shifts(folder):
    """Paragraphs of SQuAD's three shifts (Miller et al. 2020), as `squad` gives them; every question is answerable."""
    found = []
    for name in ("new_wiki", "amazon_reviews", "reddit"):
        articles = squad(os.path.join(folder, f"squadshifts-{name}.json"), titled=name == "new_wiki")
        found += [p for paragraphs in articles.values() for p in paragraphs]
    return found


def qed(path):
    """Paragraphs of QED (Lamm et al. 2021), natural questions of web users, as `squad` gives them; answered by one place only."""
    found = []
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        answers = row["annotation"].get("answer", [])
        places = [a["paragraph_reference"] for a in answers if "paragraph_reference" in a]
        if len(places) != 1 or places[0]["start"] < 0:
            continue
        text, (place,) = row["paragraph_text"], places
        edges = [*row["sentence_starts"], len(text)]
        spans = [(s, s + len(text[s:e].rstrip())) for s, e in zip(edges, edges[1:])]
        asked = {"q": row["question_text"], "answers": [place["string"]], "start": place["start"], "hint": None}
        if text[place["start"] : place["end"]] == place["string"]:
            found.append({"title": row["title_text"], "text": text, "sentences": spans, "questions": [asked]})
    return found


def further(folder, name):
    """Rows of one more public set as its converter in `sets/` writes them: {kind: "claim", context, claim, label}, or {kind: "qa",
    context, question, answers: [{text, start}]}, without answers where the context has none."""
    return [json.loads(line) for line in open(os.path.join(folder, "further", f"{name}.jsonl"), encoding="utf8")]


def paragraphs(rows):
    """The questions among such rows, as paragraphs of `squad`."""
    found = {}
    for r in (r for r in rows if r["kind"] == "qa"):
        title, text = r.get("title") or "", r["context"]
        made = {"title": title, "text": text, "sentences": sentences(text), "questions": []}
        start = r["answers"][0]["start"] if r["answers"] else None
        asked = {"q": r["question"].strip(), "answers": [a["text"] for a in r["answers"]], "start": start, "hint": None}
        found.setdefault((title, text), made)["questions"].append(asked)
    return list(found.values())


def windows(path):
    """[{question, windows: [{context, text, answers}]}] as the program's command `windows` writes them, best first."""
    return [json.loads(line) for line in open(path, encoding="utf8")]


def told(folder):
    """Claims on whole documents, [{label, claim, places: [(paragraph, start, end)]}], of every folder that has a `claims.jsonl`."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "*", "claims.jsonl"))):
        docs = {}
        for name in glob.glob(os.path.join(os.path.dirname(path), "docs", "*")):
            with open(name, encoding="utf8") as file:
                docs[os.path.splitext(os.path.basename(name))[0]] = [" ".join(p.split()) for p in re.split(r"\n\s*\n", file.read())]
        for line in open(path, encoding="utf8"):
            row = json.loads(line)
            places = [_place(docs[doc], " ".join(excerpt.split())) for doc, excerpt in row["places"]]
            found.append({"label": row["label"], "claim": row["claim"], "places": places})
    return found


SAID = {"yes": "supported", "no": "contradicted", "premise": "contradicted"}


def notes(folder):
    """{question: what the documents say to it}, by the notes of those that ask for yes or no or have a wrong premise; where such a question has
    no note, None."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*", "questions.jsonl"))):
        for row in map(json.loads, open(path, encoding="utf8")):
            found[row["question"]] = SAID.get(row["note"], None if row["kind"] == "yesno" else "supported")
    return found


def _place(paragraphs, excerpt):
    paragraph = next(p for p in paragraphs if excerpt in p)
    start = paragraph.index(excerpt)
    return paragraph, start, start + len(excerpt)


def qamr(path):
    """[{article, text, questions: [(question, answer)]}], answers verbatim in the sentence only."""
    found, current = [], None
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            current = {"article": line.rsplit(":", 2)[0], "text": None, "questions": []}
            found.append(current)
        elif current is None or not line.strip():
            continue
        elif current["text"] is None:
            current["text"] = line.strip()
        else:
            left, *others = line.split("\t")  # the question is padded to 50 characters, the first answer follows it
            question, *first = [part for part in re.split(r"\s{2,}", left.strip()) if part]
            verbatim = [a.strip() for a in first + others if a.strip() and a.strip() in current["text"]]
            if first and verbatim:
                current["questions"].append((question, verbatim[0]))
    return [f for f in found if f["questions"]]


def selqa(path):
    """(training, held back): [{q, title, sentences, right}]; the last quarter, by article, is held back."""
    rows = [
        {"q": r["question"], "title": f"{r['article']}: {r['section']}", "article": r["article"], "sentences": r["candidates"], "right": r["answers"]}
        for r in json.load(open(path, encoding="utf8"))
    ]
    articles = sorted({r["article"] for r in rows})
    held = set(articles[3 * len(articles) // 4 :])
    return [r for r in rows if r["article"] not in held], [r for r in rows if r["article"] in held]


def clapnq(folder):
    """[{q, title, text, answerable}] of both halves."""
    rows = []
    for name, answerable in (("answerable", True), ("unanswerable", False)):
        for line in open(os.path.join(folder, f"clapnq-{name}-150.jsonl"), encoding="utf8"):
            row = json.loads(line)
            passage = row["passages"][0]
            rows.append({"q": row["input"], "title": passage["title"], "sentences": passage["sentences"], "answerable": answerable})
    return rows


def begin(folder, sources=("wow", "cmu")):
    """[{source, claim, text, attributable}]."""
    rows = []
    for source in sources:
        with open(os.path.join(folder, f"begin_dev_{source}.tsv"), encoding="utf8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows.append(
                    {"source": source, "claim": row["response"], "text": row["knowledge"], "attributable": row["begin_label"] == "Fully attributable"}
                )
    return rows
