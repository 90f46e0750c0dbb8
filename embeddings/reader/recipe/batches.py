"""Texts to token tensors, bucketed by length. The pair form is the one of the tokenizer: [CLS] first [SEP] second [SEP]."""

import zipfile

import numpy as np
import torch
from tokenizers import Tokenizer

LONGEST = 256  # tokens of a pair, unless more are asked for; the second text is cut at its end


def tokenizer(jar, longest=LONGEST):
    with zipfile.ZipFile(jar) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("tokenizer.json")]
        made = Tokenizer.from_str(archive.read(name).decode())
    made.no_padding()
    made.enable_truncation(longest, strategy="only_second")
    return made


def encode(made, examples):
    """[(ids, types, example, start token, end token)]: tokens are -1 where no span is taught, 0 for no answer."""
    rows = []
    for at in range(0, len(examples), 1000):
        part = examples[at : at + 1000]
        for e, x in zip(made.encode_batch([(x["first"], x["second"]) for x in part]), part):
            start = end = -1
            if x["span"] is not None and x["span"][0] < 0:
                start = end = 0
            elif x["span"] is not None:
                start, end = (e.char_to_token(at, 1) for at in (x["span"][0], x["span"][1] - 1))
                if start is None or end is None:
                    continue
            rows.append((np.array(e.ids), np.array(e.type_ids), x, start, end))
    return rows


def micro(rng, rows, tokens):
    """The rows in batches of at most `tokens` padded tokens, near in length within a batch, shuffled among them."""
    rows = list(rows)
    rng.shuffle(rows)
    made = []
    for at in range(0, len(rows), 2000):
        batch, width = [], 0
        for row in sorted(rows[at : at + 2000], key=lambda r: len(r[0])):
            width = max(width, len(row[0]))
            if batch and width * (len(batch) + 1) > tokens:
                made.append(batch)
                batch, width = [], len(row[0])
            batch.append(row)
        made.append(batch)
    rng.shuffle(made)
    return made


def tensors(batch):
    width = max(len(r[0]) for r in batch)
    ids, types, mask = (np.zeros((len(batch), width), np.int64) for _ in range(3))
    for i, (tokens, kinds, *_) in enumerate(batch):
        ids[i, : len(tokens)], types[i, : len(tokens)], mask[i, : len(tokens)] = tokens, kinds, 1
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(types)
