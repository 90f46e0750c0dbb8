"""Reads windows with an exported model as the product does: one text per run, one thread per session, best span in the window."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime

from batches import tokenizer

LONGEST_SPAN = 40  # tokens


class ExportedReader:
    def __init__(self, path, jar, longest=512, workers=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self.tokens = tokenizer(jar, longest)
        self.workers = ThreadPoolExecutor(workers)

    def run(self, first, second):
        e = self.tokens.encode(first, second)
        row = lambda values: np.array([values], np.int64)
        feed = {"input_ids": row(e.ids), "attention_mask": row(e.attention_mask), "token_type_ids": row(e.type_ids)}
        span, answered, claim = self.session.run(["span", "answered", "claim"], feed)
        return e, span[0], float(answered[0]), claim[0]

    def ask(self, question, context, window):
        """(answered logit, (start, end, probability)): the best span, in characters of the window."""
        second = f"{context}\n{window}" if context else window
        e, span, answered, _ = self.run(question, second)
        return answered, best_span(e, span, len(second) - len(window))

    def ask_all(self, items):
        return list(self.workers.map(lambda item: self.ask(*item), items))

    def check_all(self, items):
        """Claim logits [supported, contradicted, not mentioned] of each (claim, excerpts)."""
        return [claim.tolist() for _, _, _, claim in self.workers.map(lambda item: self.run(*item), items)]


def softmax(x):
    x = np.exp(x - x.max(axis=0))
    return x / x.sum(axis=0)


def best_span(encoding, logits, skip):
    """The likeliest pair start <= end of at most LONGEST_SPAN tokens that lies wholly after `skip` characters of the second text."""
    odds = softmax(logits.astype(np.float64))
    inside = [
        i
        for i, (kind, special, (start, _)) in enumerate(zip(encoding.type_ids, encoding.special_tokens_mask, encoding.offsets))
        if kind == 1 and not special and start >= skip
    ]
    if not inside:
        return 0, 0, 0.0
    low, high = inside[0], inside[-1] + 1
    pairs = np.triu(np.outer(odds[low:high, 0], odds[low:high, 1]))
    pairs = np.tril(pairs, LONGEST_SPAN - 1)
    start, end = np.unravel_index(pairs.argmax(), pairs.shape)
    offsets = encoding.offsets
    return offsets[low + start][0] - skip, offsets[low + end][1] - skip, float(pairs[start, end])
