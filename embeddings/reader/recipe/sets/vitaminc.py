"""VitaminC: the small samples that Lifelong-ICL carried (five training samples of 60, one test sample)."""
import json
from common import claim, raw, write

LABEL = {'supports': 'supported', 'refutes': 'contradicted', 'not enough info': 'not_mentioned'}


def items():
    for part in ('train_0', 'train_1', 'train_2', 'train_3', 'train_4', 'test'):
        for line in open(raw('vitaminc', part + '.jsonl')):
            x = json.loads(line)
            yield claim(x['id'], x['evidence'], x['claim'], LABEL[x['label']])


if __name__ == "__main__":
    write('vitaminc', items())
