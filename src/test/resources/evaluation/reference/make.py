#!/usr/bin/env python3
"""Makes the files of this folder: generated cases with what reference implementations say of them.

usage: make.py TREC_EVAL
TREC_EVAL is the program built from github.com/usnistgov/trec_eval (10.0), its output format widened from %6.4f to
%.12f. The others are transformers.data.metrics.squad_metrics (the functions of the official script of SQuAD 2.0) and
scikit-learn.
"""
import json, pathlib, random, subprocess, sys, tempfile

import numpy
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from transformers.data.metrics import squad_metrics

HERE = pathlib.Path(__file__).parent
MEASURES = {"recall_1": "recall@1", "recall_5": "recall@5", "recall_10": "recall@10", "recip_rank": "MRR",
            "ndcg_cut_10": "nDCG@10", "map": "MAP"}


def write(name, lines):
    (HERE / name).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def retrieval(trec_eval):
    pick = random.Random(1)
    queries = []
    for q in range(250):
        docs = [f"d{i:02d}" for i in range(30)]
        judged = {d: pick.choice([0, 0, 0, 1, 1, 2, 3]) for d in pick.sample(docs, pick.randint(1, 12))}
        judged[pick.choice(docs)] = pick.randint(1, 3)
        found = pick.sample(docs, pick.randint(1, 18))
        levels = pick.choice([3, 6, 1000])  # few levels make many ties
        queries.append({"id": f"q{q:03d}", "run": {d: pick.randint(1, levels) / 4 for d in found}, "judged": judged})
    with tempfile.TemporaryDirectory() as folder:
        qrels, run = pathlib.Path(folder, "qrels"), pathlib.Path(folder, "run")
        qrels.write_text("".join(f"{q['id']} 0 {d} {g}\n" for q in queries for d, g in q["judged"].items()))
        run.write_text("".join(f"{q['id']} Q0 {d} 0 {s} x\n" for q in queries for d, s in q["run"].items()))
        out = subprocess.run([trec_eval, "-q", "-m", "recall.1,5,10", "-m", "recip_rank", "-m", "ndcg_cut.10", "-m", "map",
                              str(qrels), str(run)], check=True, capture_output=True, text=True).stdout
    expected = {}
    for line in out.splitlines():
        name, query, value = line.split()
        expected.setdefault(query, {})[MEASURES[name]] = float(value)
    for q in queries:
        q["expected"] = expected[q["id"]]
    write("retrieval.jsonl", queries + [{"id": "all", "expected": expected["all"]}])


def answers():
    pick = random.Random(2)
    cases = [("", [""]), ("", ["the"]), ("The", [""]), ("a", ["an"]), ("1804", ["1804"]), ("In 1804.", ["1804", "in 1804"]),
             ("the-answer", ["answer"]), ("U.S.", ["US"]), ("A.B. the C", ["ab c"]), ("$5,000", ["5000"]),
             ("caf\u00e9", ["Caf\u00c9"]), ("\u0130stanbul", ["istanbul"]), ("x\u00a0y", ["x y"]), ("x\u2003y\u0085z", ["x y z"]),
             ("\u2018quoted\u2019", ["quoted"]), ("don't", ["dont"]), ("an apple a day", ["apple day"]), ("theatre", ["the atre"]),
             ("\u00abthe\u00bb", [""]), ("the\u00e9", ["\u00e9"]), ("b b b a", ["b b c"]), ("3.5 %", ["3.5"]), ("_the_", [""]), ("a_b", ["ab"]),
             ("stra\u00dfe", ["STRASSE"]), ("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", ["\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3"]), ("", []), ("x", []), ("x", ["...", "the"]), ("", ["...", "x"]),
             ("\u4e00 the \u4e8c", ["\u4e00 \u4e8c"]), ("tab\tthe\nline", ["tab line"]), ("the\u200bthe", ["the"]), ("a\u0301 b", ["b"])]
    words = ["the", "a", "an", "mill", "Mill", "1804", "rye,", "rye", "in", "-", "U.K.", "co-op", "caf\u00e9", "THE", "..."]
    for _ in range(300):
        text = lambda n: " ".join(pick.choice(words) for _ in range(pick.randint(0, n)))
        cases.append((text(6), [text(5) for _ in range(pick.randint(0, 3))]))
    lines = []
    for answer, expected in cases:
        held = [e for e in expected if squad_metrics.normalize_answer(e)] or [""]
        lines.append({"answer": answer, "expected": expected,
                      "exact": max(squad_metrics.compute_exact(e, answer) for e in held),
                      "f1": max(squad_metrics.compute_f1(e, answer) for e in held)})
    write("answers.jsonl", lines)


def claims():
    pick = random.Random(3)
    lines = []
    for _ in range(60):
        n = pick.randint(4, 40)
        levels = pick.choice([3, 10, 1000])
        label = [True, False] + [pick.random() < 0.4 for _ in range(n)]
        support = [pick.randint(0, levels) / levels for _ in label]
        taken = [s >= 0.5 for s in support]
        lines.append({"label": label, "support": support, "taken": taken,
                      "balanced accuracy": balanced_accuracy_score(label, taken),
                      "AUROC": float(roc_auc_score(label, numpy.array(support)))})
    write("claims.jsonl", lines)


retrieval(sys.argv[1])
answers()
claims()
