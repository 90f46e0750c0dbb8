"""ScoNe-NLI: scoped negation over SNLI-like sentences; neutral becomes not_mentioned."""
import csv, glob, os
from common import claim, raw, write

LABEL = {'entailment': 'supported', 'contradiction': 'contradicted', 'neutral': 'not_mentioned'}


def items():
    for name in sorted(glob.glob(raw('scone', '*.csv'))):
        with open(name, encoding='utf-8') as f:
            for n, x in enumerate(csv.DictReader(f)):
                a, b, label = (x.get(k + '_edited') or x.get(k) for k in ('sentence1', 'sentence2', 'gold_label'))
                if label in LABEL and a and b:
                    yield claim(f'{os.path.basename(name)[:-4]}-{n}', a, b, LABEL[label])


if __name__ == "__main__":
    write('scone', items())
