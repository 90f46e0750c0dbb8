"""HELP, the files on "and" and "or": a sentence and a shorter or longer one; neutral becomes not_mentioned."""
import csv, re
from common import claim, raw, write

LABEL = {'entailment': 'supported', 'contradiction': 'contradicted', 'neutral': 'not_mentioned'}


def plain(s):
    return re.sub(r"\s+([.,?!;:]|n't|'s)", r'\1', s.strip())


def items():
    for kind in ('and', 'or'):
        with open(raw('help_nli', f'leskexppmb_{kind}.tsv'), encoding='utf-8') as f:
            for x in csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE):
                a, b = plain(x['ori_sentence']), plain(x['new_sentence'])
                if x['gold_label'] in LABEL and a and b:
                    yield claim(f"{kind}-{x['']}", a, b, LABEL[x['gold_label']])


if __name__ == "__main__":
    write('help_nli', items(), 8000)
