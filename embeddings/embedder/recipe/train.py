"""Trains the embedder: what is asked nearer to the passage and to the sentence that answers it than to all others of the room."""

import argparse
import itertools
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "reader", "recipe"))

import batches  # noqa: E402
import encode  # noqa: E402
import model as models  # noqa: E402
import rooms  # noqa: E402
import sources  # noqa: E402
import train as reader  # noqa: E402

RATE, SEED, MICROS = 6e-5, 30, 2
SHARPNESS = 40.0  # a cosine nearer by .1 is fifty times as likely
PARTS = (0.6, 1.0, 1.4)  # of the passage's cosine, of the sentence's, of the soft match


def loss_of(rarity):
    def loss(model, room):
        total = 0.0
        for part, alike, right in zip(PARTS, encode.scores(model, room, rarity), (room.home, room.right, room.right)):
            odds = (alike * SHARPNESS).log_softmax(1).masked_fill(~right, -math.inf)
            total = total - part * odds.logsumexp(1).sum()
        return total / sum(PARTS)

    return loss


def one_pass(rng, args, kept, folders):
    made = list(rooms.authored(rng, kept))
    for _ in range(2):
        made += rooms.documents(rng, folders)
    squad = sources.squad(os.path.join(args.public, "squad2-12-articles.json"))
    xquad = sources.squad(os.path.join(args.public, "xquad.en.json"))
    for articles in (squad, xquad):
        for title, paragraphs in articles.items():
            if title not in sources.HELD_BACK_SQUAD:
                made += rooms.public(rng, paragraphs)
    rng.shuffle(made)
    return made


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    reader.options(ask, 8e6, RATE, decay=0.5, warm=60, seed=SEED)
    for name in ("authored", "documents", "public", "weights"):
        ask.add_argument(f"--{name}", required=True)
    args = ask.parse_args()
    rng, began = reader.begin(args)
    made = batches.tokenizer(args.weights, encode.LONGEST)
    made.enable_truncation(encode.LONGEST)
    kept, _ = sources.authored(args.authored)
    folders = sorted(os.path.join(args.documents, d) for d in os.listdir(args.documents))
    ready = lambda: [r for r in (encode.Room(made, found) for found in one_pass(rng, args, kept, folders)) if len(r)]
    first = ready()
    trainer = reader.Trainer(models.load(args.weights).train(), args.workers, args.frozen, loss_of(encode.rarity(first, models.WORDS)))
    todo = itertools.chain([first], (ready() for _ in itertools.count()))
    reader.learn(trainer, todo, encode.Room.tokens, args, MICROS, began)


if __name__ == "__main__":
    main()
