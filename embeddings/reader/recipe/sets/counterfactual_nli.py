"""Counterfactually augmented NLI: SNLI pairs whose premise or hypothesis was edited to turn the label."""
import csv
from common import claim, raw, write

LABEL = {'entailment': 'supported', 'contradiction': 'contradicted', 'neutral': 'not_mentioned'}


def items():
    for part in ('train', 'dev', 'test'):
        with open(raw('counterfactual_nli', part + '.tsv'), encoding='utf-8') as f:
            for n, x in enumerate(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE)):
                if x['gold_label'] in LABEL:
                    yield claim(f'{part}-{n}', x['sentence1'].strip(), x['sentence2'].strip(), LABEL[x['gold_label']])


if __name__ == "__main__":
    write('counterfactual_nli', items())
