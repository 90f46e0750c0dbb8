"""Breaking NLI: SNLI premises with one word replaced."""
import io, json, zipfile
from common import claim, raw, write

LABEL = {'entailment': 'supported', 'contradiction': 'contradicted', 'neutral': 'not_mentioned'}


def items():
    with zipfile.ZipFile(raw('breaking_nli', 'breaking_nli_dataset.zip')) as z:
        for line in io.TextIOWrapper(z.open('data/dataset.jsonl'), 'utf-8'):
            x = json.loads(line)
            if x['gold_label'] in LABEL:
                yield claim(x['pairID'], x['sentence1'], x['sentence2'], LABEL[x['gold_label']])


if __name__ == "__main__":
    write('breaking_nli', items())
