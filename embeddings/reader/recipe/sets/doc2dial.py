"""Doc2Dial, reading part (validation): turns of talks about pages of public offices (motor vehicles, social
security, veterans, student aid). The latest user turn is the question, the one before stands in "history"; the span
is the passage that the agent answered from. Cut to the span and its neighbours; a third of the questions come a
second time over another stretch of the page, as unanswerable."""
import ast, csv, io, random, re, sys, zipfile
from common import SEED, qa, raw, window, write

csv.field_size_limit(10 ** 9)


def items():
    rng = random.Random(SEED)
    with zipfile.ZipFile(raw('doc2dial', 'doc2dial_rc_val.csv.zip')) as z:
        rows = csv.DictReader(io.TextIOWrapper(z.open(z.namelist()[0]), 'utf-8', newline=''))
        for x in rows:
            turns = [t.strip() for t in re.split(r'\t(?=agent:|user:)', x['question'])]
            users = [t[5:].strip() for t in turns if t.startswith('user:')]
            a = ast.literal_eval(x['answers'])
            text, title = x['context'], x['title'].split('#')[0]
            start, span = a['answer_start'][0], a['text'][0]
            if not turns[0].startswith('user:') or text[start:start + len(span)] != span or len(users[0].split()) < 4 \
                    or '?' not in users[0] and re.match(r'(yes|no|ok|sure|i do|i am|i did|i have|nope|yeah)\b', users[0], re.I):
                yield None
                continue
            end = start + len(span)
            cut = window(text, [(start, end)], rng)
            item = cut and qa(x['id'], title, cut[0], users[0], [(start - cut[1], end - cut[1])])
            if item and len(users) > 1:
                item['history'] = users[1]
            yield item
            if rng.random() < .33:
                far = window(text, [], rng, 250)
                if far and far[1] and (far[1] > end + 500 or far[1] + len(far[0]) < start - 500):
                    item = qa(x['id'] + '-far', title, far[0], users[0], [])
                    if len(users) > 1:
                        item['history'] = users[1]
                    yield item


if __name__ == "__main__":
    write('doc2dial', items())
