"""FaithDial's audit (McGill-NLP): responses of people and models against their knowledge. Entailment is supported;
hallucination, part or whole, is not_mentioned; uncooperative and generic ones are left out."""
import csv, glob, os
from common import claim, raw, write


def items():
    for name in sorted(glob.glob(raw('faithdial_audit', '*.csv'))):
        with open(name, encoding='utf-8', errors='replace') as f:
            for n, x in enumerate(csv.DictReader(f)):
                text, _, said, kind = list(x.values())[:4]
                kind = (kind or '').lower()
                if not text or not said or not ('entail' in kind or 'hallucination' in kind):
                    continue
                yield claim(f'{os.path.basename(name)[:-4]}-{n}', text.strip(), said.strip(),
                            'not_mentioned' if 'hallucination' in kind else 'supported')


if __name__ == "__main__":
    write('faithdial_audit', items())
