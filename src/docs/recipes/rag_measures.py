#!/usr/bin/env python3
"""Measures that RAG harnesses name, over a running server, with Python's standard library alone.

usage: rag_measures.py QUESTIONS.jsonl [http://127.0.0.1:8080]

Reads labelled questions (id, question, history, answerable, gold: [{excerpt}]) and prints, one line
each and at the end on average:

  faithfulness       part of the reply's sentences that POST /v1/checks finds supported
  context_precision  mean of precision@k over the places k of found passages that hold gold
  context_recall     part of the gold excerpts that the found passages hold
  refusal            1 where it refuses what is unanswerable, or answers what is not

The definitions are those of Ragas (Es et al. 2023, arXiv 2309.15217), with this server's own check in
place of a language model as the judge.
"""

import http.client
import json
import sys
import threading
from urllib.parse import urlsplit


def batch(base, path, bodies):
    """Many requests in one. Reads while it sends: what is not read is not worked on."""
    address = urlsplit(base)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=120)
    connection.putrequest("POST", path)
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()

    def send():
        for body in bodies:
            line = json.dumps(body).encode() + b"\n"
            connection.send(b"%x\r\n%s\r\n" % (len(line), line))
        connection.send(b"0\r\n\r\n")

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    with connection.getresponse() as response:
        if response.status != 200:
            raise SystemExit(f"{path}: {response.status} {response.read().decode()}")
        for line in response:
            told = json.loads(line)
            if "code" in told:
                raise SystemExit(f"{path}, line {told['line']}: {told['detail']}")
            yield told
    sender.join()


def context(question, passages):
    """Precision and recall of the passages, or None where nothing answers."""
    gold = [each["excerpt"] for each in question["gold"]]
    if not question["answerable"]:
        return None, None
    holds = [any(excerpt in p["text"] for excerpt in gold) for p in passages]
    hits = [sum(holds[: k + 1]) / (k + 1) for k in range(len(holds)) if holds[k]]
    recalled = sum(any(excerpt in p["text"] for p in passages) for excerpt in gold)
    return (sum(hits) / len(hits) if hits else 0.0), recalled / len(gold)


def mean(values):
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def shown(value):
    return "    -" if value is None else f"{value:5.3f}"


def main(file, base):
    with open(file, encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines if line.strip()]
    asked = [{"question": q["question"], "history": q.get("history", [])} for q in questions]
    replies = list(batch(base, "/v1/answers:batch", asked))
    searches = [{"question": r["standalone_question"], "limit": 10} for r in replies]
    found = [f["passages"] for f in batch(base, "/v1/passages:batch", searches)]
    answered = [r for r in replies if r["outcome"] == "answered"]
    checks = batch(base, "/v1/checks:batch", [{"text": r["text"]} for r in answered])
    faithful = {}
    for reply, check in zip(answered, checks):
        verdicts = [s["verdict"] == "supported" for s in check["sentences"]]
        faithful[reply["id"]] = sum(verdicts) / len(verdicts) if verdicts else None
    rows = []
    for question, reply, passages in zip(questions, replies, found):
        precision, recall = context(question, passages)
        right = question["answerable"] == (reply["outcome"] == "answered")
        rows.append((question["id"], faithful.get(reply["id"]), precision, recall, float(right)))
    print("question     faithfulness  context_precision  context_recall  refusal")
    for row in rows + [("mean", *(mean([r[i] for r in rows]) for i in range(1, 5)))]:
        print(f"{row[0]:12} {shown(row[1]):>12}  {shown(row[2]):>17}  {shown(row[3]):>14}  {shown(row[4]):>7}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "http://127.0.0.1:8080")
