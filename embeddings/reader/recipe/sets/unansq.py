"""UnAnsQ, its dev part: 1,805 answerable questions of SQuAD 2.0's training set, each with an unanswerable one made
from it. All lower case; words are put together again from tokens."""
import re
from common import qa, raw, write


def join(tokens):
    text, at, glue, quote = '', [], True, False
    for t in tokens:
        close = t in ('.', ',', ';', ':', '!', '?', ')', ']', '%', '’', "'", "'s", "'t", "'re", "'ve", "'ll", "'d", "'m", "n't", '’s') or (t == '"' and quote)
        if text and not glue and not close:
            text += ' '
        at.append((len(text), len(text) + len(t)))
        text += t
        if t == '"':
            quote = not quote
        glue = t in ('(', '[', '$', '£', "'", '’') or (t == '"' and quote)
    return re.sub(r' ([-–/]) ', r' \1 ', text), at


def lines(name):
    with open(raw('unansq', f'dev-{name}.txt'), encoding='utf-8') as f:
        return [l.rstrip('\n').split('\t') for l in f if l.strip()]


def items():
    for (text, *_), (id, question, first, last), (other, unask, *_) in zip(
            lines('context'), lines('answerable-questions'), lines('unanswerable-questions')):
        context, at = join(text.split())
        clean = lambda q: join(q.split())[0]
        yield qa(id, '', context, clean(question), [(at[int(first)][0], at[int(last)][1])])
        yield qa(other, '', context, clean(unask), [])


if __name__ == '__main__':
    write('unansq', items())
