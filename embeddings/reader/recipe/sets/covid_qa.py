"""COVID-QA (deepset): questions by experts over papers, cut to the answer and its neighbours. Half of the questions
come a second time over another stretch of the same paper without the answer, as unanswerable."""
import json, random
from common import SEED, qa, raw, window, write


def items():
    rng = random.Random(SEED)
    for art in json.load(open(raw('covid_qa', '200423_covidQA.json')))['data']:
        for p in art['paragraphs']:
            text = p['context']
            title = text.strip().split('\n')[0][:150]
            for q in p['qas']:
                a = q['answers'][0]
                span = (a['answer_start'], a['answer_start'] + len(a['text']))
                if text[span[0]:span[1]] != a['text']:
                    yield None
                    continue
                cut = window(text, [span], rng, 300)
                yield cut and qa(q['id'], title, cut[0], q['question'], [(span[0] - cut[1], span[1] - cut[1])])
                if rng.random() < .5:
                    far = window(text, [], rng, 300)
                    if far and a['text'].strip() not in far[0] and (far[1] > span[1] + 2000 or far[1] + len(far[0]) < span[0] - 2000):
                        yield qa(f"{q['id']}-far", title, far[0], q['question'], [])


if __name__ == "__main__":
    write('covid_qa', items())
