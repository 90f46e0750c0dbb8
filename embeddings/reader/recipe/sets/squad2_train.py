"""SQuAD, parts of the training set: 44 articles of version 1.1 (a part that aqleaderboard carried, after Du's split),
ten articles of version 2.0 as a tutorial carried them, 1,000 further paragraphs (flan-response-evaluator; no
places given: only answers that occur once), and UnAnsQ's unanswerable twins of questions of these
articles (lower case). No article of the development set is among them."""
import json
from common import norm, qa, raw, write
from unansq import join


def items():
    where = {}
    for name in ('train-v2.0.json', 'test-v1.1.json'):
        for art in json.load(open(raw('squad2_train', name), encoding='utf-8'))['data']:
            title = art['title'].replace('_', ' ').replace('%E2%80%93', '–').replace('%C3%A9', 'é')
            for p in art['paragraphs']:
                text = p['context']
                for q in p['qas']:
                    where[q['id']] = title, text
                    a = [(a['answer_start'], a['answer_start'] + len(a['text'])) for a in q['answers'][:1]
                         if text[a['answer_start']:a['answer_start'] + len(a['text'])] == a['text']]
                    if q.get('is_impossible'):
                        yield qa(q['id'], title, text, q['question'].strip(), [])
                    else:
                        yield qa(q['id'], title, text, q['question'].strip(), a) if a else None
    asked = {}
    for part in ('train', 'valid', 'test'):
        for n, p in enumerate(json.load(open(raw('squad2_train', f'flan_{part}.json'), encoding='utf-8'))):
            for k, q in enumerate(p['qas']):
                asked[norm(q['question'])] = p['context']
                if p['context'].count(q['answer']) == 1:
                    yield qa(f'flan-{part}-{n}-{k}', '', p['context'], q['question'].strip(), [q['answer']])
    lines = [open(raw('squad2_train', f'train-{k}-questions.txt'), encoding='utf-8').read().splitlines()
             for k in ('answerable', 'unanswerable')]
    for yes, no in zip(*lines):
        source, twin = yes.split('\t')[0], no.split('\t')
        title, text = where.get(source) or ('', asked.get(norm(yes.split('\t')[1])))
        if text:
            yield qa(twin[0], title, text, join(twin[1].split())[0], [])


if __name__ == "__main__":
    write('squad2_train', items())
