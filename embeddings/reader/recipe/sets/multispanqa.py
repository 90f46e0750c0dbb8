"""MultiSpanQA (valid): Natural Questions whose answer stands in several places; token labels B, I, O."""
import json
from common import qa, raw, write
from tokens import join


def items():
    for x in json.load(open(raw('multispanqa', 'valid.json')))['data']:
        text, at = join(x['context'])
        spans, start = [], None
        for i, l in enumerate(x['label'] + ['O']):
            if l != 'I' and start is not None:
                spans.append((at[start][0], at[i - 1][1]))
                start = None
            if l == 'B':
                start = i
        yield qa(x['id'], '', text, ' '.join(x['question']), spans)


if __name__ == "__main__":
    write('multispanqa', items())
