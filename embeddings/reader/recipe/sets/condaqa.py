"""CondaQA (dev, and the test splits of its few-shot part): questions about what a negation implies, each over a
Wikipedia passage and over three edits of it. Yes and no become claims "question Yes." or "question No."; "don't
know" becomes not_mentioned. Where the passage still has the negated sentence the question also goes in as "qa"
with that sentence as the place; other "don't know" questions as unanswerable; other answers where found verbatim."""
import json, random
from common import SEED, claim, qa, raw, write


def rows(name):
    text = open(raw('condaqa', name), encoding='utf-8').read()
    return [json.loads(l) for l in text.splitlines() if l.strip()] if text[0] == '{' else json.loads(text)


def items():
    rng = random.Random(SEED)
    for name in ['condaqa_dev.json'] + [f'conda_fewshot_test_{n}.json' for n in range(1, 6)]:
        for x in rows(name):
            text, question, said = x['sentence1'].strip(), x['sentence2'].strip(), x['label'].strip()
            id = f"{x['PassageID']}-{x['PassageEditID']}-{x['QuestionID']}"
            if said in ('YES', 'NO'):
                word = rng.choice(('YES', 'NO'))
                yield claim(id, text, f"{question} {word.title()}.", 'supported' if word == said else 'contradicted')
                if x['PassageEditID'] == 0 and x['original sentence'].strip() in text and rng.random() < .5:
                    yield qa(id + 'q', '', text, question, [x['original sentence'].strip()])
            elif said.startswith('DON'):
                word = rng.choice(('Yes', 'No'))
                yield claim(id, text, f'{question} {word}.', 'not_mentioned')
                yield qa(id + 'q', '', text, question, [])
            elif len(said) > 3 and said in text:
                yield qa(id + 'q', '', text, question, [said])


if __name__ == "__main__":
    write('condaqa', items())
