"""Trains the reader: one pass over the public sets, then passes over the authored passages mixed with some of them."""

import argparse
import copy
import json
import math
import os
import queue
import random
import threading
import time

import torch
import torch.nn.functional as F

import batches
import examples
import model as models
import public
import rambling
import sources
from export import between, reopened, restore

MICRO_TOKENS, MICROS, RATE, LAYER_DECAY, SEED = 1600, 4, 1.2e-4, 0.9, 20
MASK, MASKED = 103, 0.03  # the tokenizer's [MASK], and the share of tokens put out of sight


def public_pass(rng, folder, share=1.0, qamr_each=3):
    """Examples of the public sets without what is held back for measuring. `share`: of the SQuAD and SelQA questions."""
    squad = sources.squad(os.path.join(folder, "squad2-12-articles.json"))
    xquad = sources.squad(os.path.join(folder, "xquad.en.json"))
    qamr = [s for part in ("dev", "test") for s in sources.qamr(os.path.join(folder, f"qamr-{part}.tsv"))]
    selqa, _ = sources.selqa(os.path.join(folder, "selqa-ass-dev.json"))
    made = list(public.qamr(rng, qamr, qamr_each)) if qamr_each else []
    for articles in (squad, xquad):
        for title, paragraphs in articles.items():
            if title not in sources.HELD_BACK_SQUAD:
                made += public.squad(rng, paragraphs, share)
    return made + list(public.selqa(rng, rng.sample(selqa, int(len(selqa) * share))))


def further_pass(rng, folder, share):
    """Examples of the public sets that the second leg adds."""
    selqa, _ = sources.selqa(os.path.join(folder, "selqa-ass-test.json"))
    made = list(public.unmarked(rng, sources.shifts(folder), share))
    made += public.unmarked(rng, sources.qed(os.path.join(folder, "qed-dev.jsonlines")))
    made += public.begin(sources.begin(folder, ("tc",)))
    return made + list(public.selqa(rng, rng.sample(selqa, int(len(selqa) * share))))


TOLD = {  # of each label and pass; the short ones that a rule made are kept few
    "fever": 1800, "fever_symmetric": 1000, "fool_me_twice": 1500, "contract_nli": 900, "wice": 500, "vitaminc": 200,
    "faithdial_audit": 400, "breaking_nli": 600, "counterfactual_nli": 600, "scone": 600, "hans_perturbed": 500, "med": 400,
    "help_nli": 400,
}  # fmt: skip
ASKED = {"squad2_train": 0.6, "unansq": 1.0, "doc2dial": 0.6, "covid_qa": 0.8, "fairytaleqa": 0.4, "multispanqa": 1.0, "condaqa": 0.4}
YES_OR_NO = {"boolq": 1500, "condaqa": 1500}


FEWER = (  # that the sixth leg has of them
    "fever", "fever_symmetric", "fool_me_twice", "wice", "squad2_train", "unansq", "covid_qa", "multispanqa", "condaqa", "boolq",
)  # fmt: skip


def third_sets(rng, folder, told=1.0, yes_or_no=1.0, asked=1.0, names=(*TOLD, *ASKED, *YES_OR_NO)):
    """Examples of the further public sets, a part of each sort."""
    made = []
    some = lambda sets: ((name, number) for name, number in sets.items() if name in names)
    for name, most in some(TOLD):
        made += public.told(rng, sources.further(folder, name), int(most * told))
    for name, most in some(YES_OR_NO):
        made += public.yes_or_no(rng, sources.further(folder, name), int(most * yes_or_no))
    for name, share in some(ASKED):
        made += public.unmarked(rng, sources.paragraphs(sources.further(folder, name)), share * asked)
    return made


def third_pass(rng, args, kept, retrieved):
    """Examples of the third leg: claims, and questions that tempt, where the second had windows of other documents."""
    made = list(examples.authored(rng, kept, negatives=0.8))
    made += examples.retrieved(rng, rng.sample(retrieved, int(len(retrieved) * 0.4)), right=0.6, near=True)
    made += public_pass(rng, args.public, share=0.25, qamr_each=0) + further_pass(rng, args.public, share=0.15)
    return made + third_sets(rng, args.public)


def fourth_pass(rng, args, kept, retrieved):
    """Examples of the fourth leg: all of the second wave of authored passages, and some of all that the third had."""
    first, second = ([p for p in kept if p["wave"] == wave] for wave in (1, 2))
    made = list(examples.authored(rng, second, negatives=1.0))
    made += examples.authored(rng, rng.sample(first, len(first) // 5), negatives=0.8)
    made += examples.retrieved(rng, rng.sample(retrieved, len(retrieved) // 12), right=0.6, near=True)
    made += public_pass(rng, args.public, share=0.05, qamr_each=0) + further_pass(rng, args.public, share=0.03)
    return made + third_sets(rng, args.public, told=1 / 8, yes_or_no=1 / 6, asked=1 / 5)


def fifth_pass(rng, args, kept, retrieved):
    """Examples of the fifth leg: whole documents, with some of everything before."""
    first, second = ([p for p in kept if p["wave"] == wave] for wave in (1, 2))
    part = lambda rows, share: rng.sample(rows, int(len(rows) * share))
    made = list(examples.authored(rng, part(second, 0.3), negatives=0.6))
    made += examples.authored(rng, part(first, 0.12), negatives=0.6)
    made += examples.retrieved(rng, part(retrieved, 0.16), right=0.7)
    made += examples.read_through(rng, sources.windows(args.document_windows), {})
    for _ in range(2):
        made += examples.told(rng, sources.told(args.documents))
    made += public_pass(rng, args.public, share=0.1, qamr_each=0) + further_pass(rng, args.public, share=0.06)
    return made + third_sets(rng, args.public, told=0.14, yes_or_no=0.2, asked=0.16)


def sixth_pass(rng, args, kept, retrieved):
    """Examples of the sixth leg: whole documents above all, their windows picked by the embedder that is trained for it, and questions
    as claims."""
    first, second = ([p for p in kept if p["wave"] == wave] for wave in (1, 2))
    part = lambda rows, share: rng.sample(rows, int(len(rows) * share))
    made = list(examples.authored(rng, part(second, 0.2), negatives=0.5))
    made += examples.authored(rng, part(first, 0.1), negatives=0.5)
    made += examples.polar(rng, part(kept, 0.5))
    made += examples.read_through(rng, part(retrieved, 0.05), {})
    made += examples.read_through(rng, sources.windows(args.document_windows), sources.notes(args.documents))
    for _ in range(2):
        made += examples.told(rng, sources.told(args.documents))
    made += public_pass(rng, args.public, share=0.08, qamr_each=0)
    made += public.unmarked(rng, sources.shifts(args.public), 0.03)
    return made + third_sets(rng, args.public, told=0.12, yes_or_no=0.3, asked=0.1, names=FEWER)


def seventh_pass(rng, args, kept, retrieved):
    """Examples of the seventh leg: claims above all, and questions that ask for yes or no or have a wrong premise."""
    first, second = ([p for p in kept if p["wave"] == wave] for wave in (1, 2))
    part = lambda rows, share: rng.sample(rows, int(len(rows) * share))
    made = list(examples.authored(rng, part(second, 0.15), negatives=0.5, claims=False))
    made += examples.authored(rng, part(first, 0.08), negatives=0.5, claims=False)
    made += examples.only_claims(rng, part(kept, 0.7))
    made += examples.polar(rng, kept)
    made += examples.read_through(rng, part(retrieved, 0.04), {})
    made += examples.read_through(rng, sources.windows(args.document_windows), sources.notes(args.documents))
    for _ in range(3):
        made += examples.told(rng, sources.told(args.documents))
    made += public_pass(rng, args.public, share=0.06, qamr_each=0)
    return made + third_sets(rng, args.public, told=0.3, yes_or_no=0.4, asked=0.08, names=FEWER)


def plain_pass(rng, args, kept, retrieved):
    """Examples of a leg on what is no plain question, with some of everything before; not shipped."""
    first, second = ([p for p in kept if p["wave"] == wave] for wave in (1, 2))
    part = lambda rows, share: rng.sample(rows, int(len(rows) * share))
    sentences = [s for p in kept for s in p["sentences"]]
    put = lambda question: rambling.around(rng, sentences, question)
    documents, notes = sources.windows(args.document_windows), sources.notes(args.documents)
    made = list(examples.babbled(rng, kept, 5000))
    made += examples.authored(rng, part(second, 0.08), negatives=0.6, claims=False, put=put)
    made += examples.authored(rng, part(first, 0.04), negatives=0.6, claims=False, put=put)
    made += examples.read_through(rng, part(documents, 0.12), notes, put=put)
    made += examples.authored(rng, part(second, 0.06), negatives=0.5, claims=False)
    made += examples.authored(rng, part(first, 0.03), negatives=0.5, claims=False)
    made += examples.only_claims(rng, part(kept, 0.2))
    made += examples.polar(rng, part(kept, 0.4))
    made += examples.read_through(rng, part(documents, 0.35), notes)
    made += examples.told(rng, sources.told(args.documents))
    made += public_pass(rng, args.public, share=0.02, qamr_each=0)
    return made + third_sets(rng, args.public, told=0.1, yes_or_no=0.12, asked=0.03, names=FEWER)


LEGS = {
    "third": third_pass, "fourth": fourth_pass, "fifth": fifth_pass, "sixth": sixth_pass, "seventh": seventh_pass,
    "plain": plain_pass,
}  # fmt: skip


def passes(rng, args):
    """Yields the lists of examples to train on, one after another, without end."""
    if not args.start and "public" not in args.without:
        yield public_pass(rng, args.public)
    kept, _ = sources.authored(args.authored)
    retrieved = sources.windows(args.windows) if args.windows else None
    while args.leg:
        yield LEGS[args.leg](rng, args, kept, retrieved)
    while True:
        made = []
        if "authored" not in args.without:
            made += examples.authored(rng, kept, negatives=0.3 if retrieved else 0.7)
        if retrieved:
            made += examples.retrieved(rng, retrieved)
        if "public" not in args.without:
            made += public_pass(rng, args.public, share=0.5 if retrieved else 0.6, qamr_each=1)
            if retrieved:
                made += further_pass(rng, args.public, share=0.5)
        yield made


def loss_of(model, batch):
    """Sum over the batch: span (mean of start and end; CLS for none), answered, claim."""
    ids, mask, types = batches.tensors(batch)
    hidden = (torch.rand(ids.shape) < MASKED) & (ids > MASK)
    span, answered, claim = (out.float() for out in model(ids.masked_fill(hidden, MASK), mask, types))
    total = span.new_zeros(())
    for i, (tokens, types, x, start, end) in enumerate(batch):
        if start >= 0:
            inside = span[i, : len(tokens)].T
            total = total + F.cross_entropy(inside, torch.tensor([start, end]))
    asked = [i for i, r in enumerate(batch) if r[2]["answered"] is not None]
    claims = [i for i, r in enumerate(batch) if r[2]["claim"] is not None and r[2]["answered"] is None]
    both = [i for i in asked if batch[i][2]["claim"] is not None]
    if asked:
        truth = torch.tensor([float(batch[i][2]["answered"]) for i in asked])
        total = total + 1.5 * F.binary_cross_entropy_with_logits(answered[asked], truth, reduction="sum")
    if claims:
        truth = torch.tensor([batch[i][2]["claim"] for i in claims])
        total = total + 1.5 * F.cross_entropy(claim[claims], truth, reduction="sum", label_smoothing=0.03)
    if both:
        truth = torch.tensor([batch[i][2]["claim"] for i in both])
        total = total + 0.5 * F.cross_entropy(claim[both], truth, reduction="sum", label_smoothing=0.03)
    return total


class Trainer:
    """bf16 twins of the model, one thread each, over shared weights; full-precision masters; their moving average.

    `loss(twin, micro-batch)` is the sum over a micro-batch, whose length is the number of its examples."""

    def __init__(self, model, workers, frozen, loss):
        self.loss = loss
        model.words.weight.requires_grad_(False)
        for part in [model.places, model.types, model.norm, *model.layers][: 3 + frozen] if frozen else []:
            part.requires_grad_(False)
        self.full = model
        depth = {id(p): n for n, layer in enumerate(model.layers) for p in layer.parameters()}
        self.names = [n for n, p in model.named_parameters() if p.requires_grad]
        masters = [p for p in model.parameters() if p.requires_grad]
        self.masters, last = masters, len(model.layers)
        heads = ("span", "answered", "claim")
        groups = []
        for name, p in zip(self.names, masters):
            scale = 3.0 if name.startswith(heads) else LAYER_DECAY ** (last - 1 - depth.get(id(p), 0))
            groups.append({"params": [p], "scale": scale, "weight_decay": 0.01 if p.dim() > 1 else 0.0})
        self.optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
        self.average = [p.detach().clone() for p in masters]
        shared = copy.deepcopy(model).bfloat16()
        self.twins = [shared] + [copy.deepcopy(shared) for _ in range(workers - 1)]
        for twin in self.twins[1:]:
            for mine, theirs in zip(twin.parameters(), shared.parameters()):
                mine.data = theirs.data
        self.steps = 0

    def step(self, micros, rate):
        """One optimizer step over the micro-batches; returns (sum of losses, examples)."""
        waiting, losses, failed = queue.SimpleQueue(), [], []
        for micro in micros:
            waiting.put(micro)
        count = sum(len(m) for m in micros)

        def work(twin):
            try:
                while True:
                    loss = self.loss(twin, waiting.get_nowait())
                    (loss / count).backward()
                    losses.append(loss.item())
            except queue.Empty:
                pass
            except Exception as e:  # a thread's failure must stop the run
                failed.append(e)

        threads = [threading.Thread(target=work, args=(twin,)) for twin in self.twins]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if failed:
            raise failed[0]
        self._update(rate)
        return sum(losses), count

    @torch.no_grad()
    def _update(self, rate):
        parts = [[p for p in twin.parameters() if p.requires_grad] for twin in self.twins]
        for at, master in enumerate(self.masters):
            grads = [p[at].grad for p in parts if p[at].grad is not None]
            master.grad = sum(g.float() for g in grads) if grads else None
            for p in parts:
                p[at].grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["scale"]
        self.optimizer.step()
        self.steps += 1
        torch._foreach_copy_(parts[0], self.masters)
        if self.steps % 5 == 0:
            torch._foreach_lerp_(self.average, self.masters, 1 - min(0.98, self.steps / (self.steps + 50)))

    def save(self, path, averaged):
        state = {n: t.clone() for n, t in self.full.state_dict().items()}
        if averaged:
            state |= dict(zip(self.names, (t.clone() for t in self.average)))
        torch.save({"layers": len(self.full.layers), "state": state}, path + ".part")
        os.replace(path + ".part", path)


def rate_at(progress, steps, peak, decay, warm):
    """Warm-up over `warm` steps, flat, then down to nothing over the last share `decay`."""
    return peak * min(1.0, (steps + 1) / warm, max(0.0, (1 - progress) / decay))


def learn(trainer, passes, size, args, micros, began):
    """Steps over the micro-batches of `passes`, `micros` a step, until `args.tokens` are seen or `args.minutes` since `began` are over.

    `size(micro-batch)` is its tokens. Leaves the last weights and their moving average in `args.out`, now and then on the way as well."""

    def save():
        trainer.save(os.path.join(args.out, "last.pt"), averaged=False)
        trainer.save(os.path.join(args.out, "average.pt"), averaged=True)

    seen, shown, run = 0, 0.0, [0.0, 0]
    for number, todo in enumerate(passes):
        print(json.dumps({"pass": number, "examples": sum(map(len, todo)), "tokens": sum(map(size, todo))}), flush=True)
        for at in range(0, len(todo), micros):
            progress = max(seen / args.tokens, (time.time() - began) / 60 / args.minutes)
            if progress >= 1:
                return save()
            part = todo[at : at + micros]
            loss, count = trainer.step(part, rate_at(progress, trainer.steps, args.rate, args.decay, args.warm))
            seen += sum(map(size, part))
            run = [run[0] + loss, run[1] + count]
            if time.time() - shown > 30:
                line = {"minutes": (time.time() - began) / 60, "tokens": seen, "loss": run[0] / run[1], "progress": progress}
                print(json.dumps({k: round(v, 4) for k, v in line.items()} | {"steps": trainer.steps}), flush=True)
                shown, run = time.time(), [0.0, 0]
            if trainer.steps % 150 == 0:
                save()


def options(ask, tokens, rate, decay, warm, seed):
    """Adds what `learn` goes by, with these defaults."""
    ask.add_argument("--out", required=True)
    ask.add_argument("--tokens", type=float, default=tokens, help="tokens to train on")
    ask.add_argument("--minutes", type=float, default=math.inf, help="an earlier end, by the clock; the rate follows it")
    ask.add_argument("--workers", type=int, default=2)
    ask.add_argument("--frozen", type=int, default=3, help="lowest layers left as they are")
    ask.add_argument("--rate", type=float, default=rate)
    ask.add_argument("--decay", type=float, default=decay, help="the last share of the run, over which the rate falls to nothing")
    ask.add_argument("--warm", type=int, default=warm, help="steps of warm-up")
    ask.add_argument("--seed", type=int, default=seed)


def begin(args):
    """(the source of chance, the time by the clock), with all that is fixed before a run."""
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    return random.Random(args.seed), time.time()


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    options(ask, 20e6, RATE, decay=0.35, warm=150, seed=SEED)
    for name in ("authored", "public", "weights"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--start", help="go on from this trained model, with the authored passes; an eight-bit reader.onnx will do")
    ask.add_argument("--earlier", help="a model from before it, to be mixed in; the mixture is kept as start.pt")
    ask.add_argument("--share", type=float, default=0.7, help="of the trained one, where an earlier one is mixed in")
    ask.add_argument("--windows", help="what the program's command `windows` wrote: the second leg's negatives")
    ask.add_argument("--leg", choices=LEGS, help="a later leg, with --start and --windows; from the fifth on with the two that follow")
    ask.add_argument("--longest", type=int, default=batches.LONGEST, help="tokens of a pair")
    ask.add_argument("--documents", help="the folder of whole documents, for the claims on them")
    ask.add_argument("--document-windows", help="what `windows` wrote of them")
    ask.add_argument("--without", nargs="*", default=[], choices=("authored", "public"), help="data to leave out, to see its worth")
    args = ask.parse_args()
    rng, began = begin(args)
    model = models.load(args.weights)
    if args.start:
        model = reopened(args.start, model, args.frozen) if args.start.endswith(".onnx") else restore(args.start)
    if args.earlier:
        model = between(restore(args.earlier), model, args.share)
    trainer = Trainer(model.train(), args.workers, args.frozen, loss_of)
    trainer.save(os.path.join(args.out, "start.pt"), averaged=False)
    made = batches.tokenizer(args.weights, args.longest)
    todo = (batches.micro(rng, batches.encode(made, found), MICRO_TOKENS) for found in passes(rng, args))
    learn(trainer, todo, lambda micro: sum(len(row[0]) for row in micro), args, MICROS, began)


if __name__ == "__main__":
    main()
