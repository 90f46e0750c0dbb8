"""MED: monotonicity entailment; neutral becomes not_mentioned."""
import csv
from common import claim, raw, write

LABEL = {'entailment': 'supported', 'contradiction': 'contradicted', 'neutral': 'not_mentioned'}


def items():
    with open(raw('med', 'MED.tsv'), encoding='utf-8') as f:
        for x in csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE):
            yield claim(x['index'], x['sentence1'], x['sentence2'], LABEL[x['gold_label']])


if __name__ == "__main__":
    write('med', items())
