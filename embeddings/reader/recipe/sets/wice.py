"""WiCE (dev, test, whole claims): sentences of Wikipedia and pages that they cite. Supported: one set of evidence
sentences with neighbours. Partially supported: the same, as not_mentioned (part of the claim is missing there).
Not supported: a random stretch of the page, as not_mentioned."""
import json, random
from common import MAX_WORDS, SEED, claim, raw, write


def items():
    rng = random.Random(SEED)
    for part in ('dev', 'test'):
        for line in open(raw('wice', f'claim_{part}.jsonl')):
            x = json.loads(line)
            sents, label = x['evidence'], x['label']
            sets = x['supporting_sentences'] or []
            goal = rng.randint(100, 320)
            size = lambda picked: sum(len(sents[i].split()) for i in picked)
            picked = set(min(sets, key=size)) if sets else {rng.randrange(len(sents))}
            picked = {i for i in picked if i < len(sents)}
            if label != 'not_supported' and not picked or size(picked) > 340:
                yield None
                continue
            near = sorted((abs(i - j), i) for i in range(len(sents)) for j in list(picked)[:1])
            for _, i in near:
                if size(picked | {i}) > goal:
                    break
                picked.add(i)
            text = '\n'.join(sents[i].strip() for i in sorted(picked))
            yield claim(f"{part}-{x['meta']['id']}", text, x['claim'],
                        'supported' if label == 'supported' else 'not_mentioned')


if __name__ == "__main__":
    write('wice', items())
