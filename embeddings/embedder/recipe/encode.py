"""Texts to vectors as the program makes them: the first token's for a text, each token's for late interaction."""

import math
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

PREFIX = "Represent this sentence for searching relevant passages: "  # of a question, as in the manifest
LONGEST = 320  # tokens of a text; the program reads 512, which a passage seldom has


class Room:
    """A room in tokens. `len` is the number of things asked.

    `texts`, `alone`, `asked`: token ids of passages with their context, of each sentence alone, of what is asked.
    `owner` [sentences]: its passage; `at` [sentences]: tokens of the sentence within its passage; `own` [asked]: the tokens of
    what is asked without prefix and special ones; `right` [asked, sentences] and `home` [asked, passages]: what answers."""

    def __init__(self, made, room):
        self.texts, self.alone, self.owner, self.at = [], [], [], []
        number = {}
        for p, (context, sentences) in enumerate(room["passages"]):
            whole, spans = f"{context}\n" if context else "", []
            for s in sentences:
                whole += " " if spans else ""
                spans.append((len(whole), len(whole) + len(s)))
                whole += s
            e = made.encode(whole)
            self.texts.append(e.ids)
            for i, (start, end) in enumerate(spans):
                tokens = [t for t, (a, b) in enumerate(e.offsets) if b > a and a >= start and b <= end]
                if tokens:
                    number[(p, i)] = len(self.alone)
                    self.alone.append(made.encode(sentences[i]).ids)
                    self.owner.append(p)
                    self.at.append(tokens)
        self.asked, self.own, right, home = [], [], [], []
        for text, places in room["asked"]:
            inside = [number[p] for p in places if p in number]
            if inside:
                e = made.encode(PREFIX + text)
                self.asked.append(e.ids)
                self.own.append([t for t, (a, b) in enumerate(e.offsets) if b > a and a >= len(PREFIX)])
                right.append(inside)
                home.append([self.owner[i] for i in inside])
        self.right = _marks(right, len(self.alone))
        self.home = _marks(home, len(self.texts))

    def __len__(self):
        return len(self.asked)

    def tokens(self):
        return sum(len(t) for part in (self.texts, self.alone, self.asked) for t in part)


def _marks(rows, width):
    marked = np.zeros((len(rows), width), bool)
    for row, places in zip(marked, rows):
        row[places] = True
    return torch.from_numpy(marked)


def padded(lists):
    width = max(len(t) for t in lists)
    made, mask = (np.zeros((len(lists), width), np.int64) for _ in range(2))
    for i, t in enumerate(lists):
        made[i, : len(t)], mask[i, : len(t)] = t, 1
    return torch.from_numpy(made), torch.from_numpy(mask)


def hidden(model, texts):
    """[texts, tokens, 384], each token's vector of length one. Near lengths run together."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    width, parts = max(len(t) for t in texts), []
    half = [order[: len(order) // 2], order[len(order) // 2 :]] if len(order) > 3 else [order]
    for part in half:
        ids, mask = padded([texts[i] for i in part])
        out = model.encode(ids, mask, torch.zeros_like(ids)).float()
        parts.append(F.pad(F.normalize(out, dim=-1), (0, 0, 0, width - out.shape[1])))
    back = torch.tensor(order).argsort()
    return torch.cat(parts)[back]


def scores(model, room, rarity):
    """(cosine of asked and passage, of asked and sentence alone, soft match of asked in each sentence), [asked, ...]."""
    texts, alone, asked = (hidden(model, t) for t in (room.texts, room.alone, room.asked))
    first = asked[:, 0]
    at, there = padded(room.at)
    words = texts[torch.tensor(room.owner)[:, None], at]  # [sentences, tokens, 384]
    own, mine = padded(room.own)
    of = asked[torch.arange(len(room))[:, None], own]
    alike = torch.einsum("qtd,sud->qtsu", of, words).masked_fill(there[None, None] == 0, -1.0).amax(-1)
    ids, _ = padded(room.asked)
    weight = rarity[ids.gather(1, own)] * mine
    weight = weight / weight.sum(1, keepdim=True).clamp(min=1e-6)
    return first @ texts[:, 0].T, first @ alone[:, 0].T, torch.einsum("qts,qt->qs", alike, weight)


def rarity(rooms, words):
    """[words]: how rare a token is among the sentences of the rooms, as the program weighs a question's words."""
    count, spread = 0, Counter()
    for room in rooms:
        count += len(room.alone)
        for ids in room.alone:
            spread.update(set(ids))
    return torch.tensor([math.log((count + 1) / (spread[t] + 0.5)) for t in range(words)], dtype=torch.float32)
