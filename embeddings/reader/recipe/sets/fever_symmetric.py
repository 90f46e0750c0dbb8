"""FEVER symmetric 0.2 (dev, test): pairs of claims and near-identical evidence with the label turned."""
import json
from common import claim, raw, write

LABEL = {'SUPPORTS': 'supported', 'REFUTES': 'contradicted'}


def items():
    for part in ('dev', 'test'):
        for line in open(raw('fever_symmetric', f'fever_symmetric_{part}.jsonl')):
            x = json.loads(line)
            text = x.get('evidence') or x['evidence_sentence']
            yield claim(f"{part}-{x['id']}", text, x['claim'], LABEL[x.get('label') or x['gold_label']])


if __name__ == "__main__":
    write('fever_symmetric', items())
