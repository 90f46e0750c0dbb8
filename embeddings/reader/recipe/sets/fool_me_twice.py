"""FoolMeTwice (dev, test): claims written to fool players. The context is the gold evidence; half of the time
other retrieved sentences of the page stand around it. A claim over retrieved sentences without the gold ones is
not taken as "not mentioned": it may be decidable."""
import json, random
from common import SEED, claim, raw, write

LABEL = {'SUPPORTS': 'supported', 'REFUTES': 'contradicted'}


def items():
    rng = random.Random(SEED)
    for part in ('dev', 'test'):
        for line in open(raw('fool_me_twice', part + '.jsonl')):
            x = json.loads(line)
            gold = [e['text'].strip() for e in x['gold_evidence']]
            others = [e['text'].strip() for e in x['retrieved_evidence'] if e['text'].strip() not in gold]
            texts = list(gold)
            if rng.random() < .5:
                for other in others[:rng.randint(1, 5)]:
                    texts.insert(rng.randint(0, len(texts)), other)
            yield claim(f"{part}-{x['id']}", ' '.join(texts), x['text'] if 'text' in x else x['claim'], LABEL[x['label']])


if __name__ == "__main__":
    write('fool_me_twice', items())
