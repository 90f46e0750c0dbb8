"""FEVER claims with their gold sentences (the two held-out files of the Athens NLP school's labs). Also up to 2,500
claims over sentences about the same entity that are gold for other claims only, as not_mentioned (id ends in
"-other"; some of these may be decidable)."""
import json, random, re
from common import SEED, claim, raw, write

LABEL = {'SUPPORTS': 'supported', 'REFUTES': 'contradicted'}


def plain(s):
    s = re.sub(r'-LRB- ?', '(', re.sub(r' ?-RRB-', ')', s.replace('``', '"').replace("''", '"')))
    return re.sub(r"\s+([.,;:?!)]|'s\b|n't\b)", r'\1', s).strip()


def items():
    rng = random.Random(SEED)
    rows = [json.loads(l) for p in ('validation', 'test') for l in open(raw('fever', p + '.jsonl'), encoding='utf-8')]
    about = {}
    for x in rows:
        for s in x['evidence']:
            about.setdefault(' '.join(s.split()[:2]), {})[s] = 1
    for n, x in enumerate(rows):
        if not x['evidence']:
            continue
        text = ' '.join(plain(s) for s in dict.fromkeys(x['evidence']))
        yield claim(n, text, plain(x['claim']), LABEL[x['label']])
    picked = 0
    for n in rng.sample(range(len(rows)), len(rows)):
        x = rows[n]
        key = ' '.join(x['claim'].split()[:2])
        if not re.match(r'(?!The|There|This|In|On|At|By|An?\b)[A-Z]\S+ [A-Z]', key):
            continue
        other = [s for s in about.get(key, ()) if s not in x['evidence']]
        words = set(re.findall(r'\w{4,}', x['claim'].lower())) - set(re.findall(r'\w+', key.lower()))
        other = [s for s in other if len(words & set(re.findall(r'\w+', s.lower()))) < max(1, len(words) / 3)]
        if other and picked < 2500 and len(words) >= 2:
            picked += 1
            rng.shuffle(other)
            yield claim(f'{n}-other', ' '.join(plain(s) for s in other[:rng.randint(1, 3)]), plain(x['claim']), 'not_mentioned')


if __name__ == "__main__":
    write('fever', items())
