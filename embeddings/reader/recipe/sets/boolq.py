"""BoolQ (dev): natural yes/no questions as claims "question? Yes." or "question? No.", one of them a question, by a
fixed seed."""
import json, random
from common import SEED, claim, raw, write


def items():
    rng = random.Random(SEED)
    for n, line in enumerate(open(raw('boolq', 'boolq.jsonl'))):
        x = json.loads(line)
        said = rng.random() < .5
        yield claim(f'dev-{n}', x['passage'], x['question'].strip().rstrip('?') + ('? Yes.' if said else '? No.'),
                    'supported' if said == x['answer'] else 'contradicted')


if __name__ == "__main__":
    write('boolq', items())
