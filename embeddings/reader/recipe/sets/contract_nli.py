"""ContractNLI (dev, test): 17 fixed statements about 184 non-disclosure agreements. Context: the evidence spans
with neighbours, up to 350 words; for "not mentioned" a random stretch of the contract."""
import json, random
from common import MAX_WORDS, SEED, claim, raw, write

LABEL = {'Entailment': 'supported', 'Contradiction': 'contradicted', 'NotMentioned': 'not_mentioned'}


def stretch(text, spans, first, last, goal):
    size = lambda a, b: len(text[spans[a][0]:spans[b][1]].split())
    if size(first, last) > MAX_WORDS:
        return None
    turn = 0
    while True:
        grown = [(a, b) for a, b in ((first - 1, last), (first, last + 1))
                 if a >= 0 and b < len(spans) and size(a, b) <= goal]
        if not grown:
            return text[spans[first][0]:spans[last][1]]
        first, last = grown[turn % len(grown)]
        turn += 1


def items():
    rng = random.Random(SEED)
    for part in ('dev', 'test'):
        data = json.load(open(raw('contract_nli', part + '.json')))
        for doc in data['documents']:
            text, spans = doc['text'], doc['spans']
            for key, note in doc['annotation_sets'][0]['annotations'].items():
                label, hyp = LABEL[note['choice']], data['labels'][key]['hypothesis']
                if label == 'not_mentioned':
                    at = rng.randrange(len(spans))
                    ctx = stretch(text, spans, at, at, rng.randint(120, MAX_WORDS))
                    yield ctx and claim(f"{part}-{doc['id']}-{key}", ctx, hyp, label)
                elif note['spans']:
                    ctx = stretch(text, spans, min(note['spans']), max(note['spans']), rng.randint(80, MAX_WORDS))
                    yield ctx and claim(f"{part}-{doc['id']}-{key}", ctx, hyp, label)


if __name__ == "__main__":
    write('contract_nli', items())
