"""FairytaleQA: questions by teachers over sections of tales. Explicit questions whose answer stands there verbatim
keep it as the span; of the stories' other sections, one in four questions comes again over a section of the same
story that has no word-for-word answer, as unanswerable (about one in ten of these may be answerable)."""
import csv, io, random, re, zipfile
from common import SEED, qa, raw, write


def place(text, answer):
    answer = answer.strip().rstrip('.').strip()
    if len(answer) < 2:
        return None
    m = re.search(r'(?<!\w)' + r'\s+'.join(map(re.escape, answer.split())) + r'(?!\w)', text, re.I)
    return (m.start(), m.end()) if m else None


def items():
    rng, rows = random.Random(SEED), []
    with zipfile.ZipFile(raw('fairytaleqa', 'fairytaleqa.zip')) as z:
        for part in ('train', 'valid', 'test'):
            with io.TextIOWrapper(z.open(part + '.csv'), 'utf-8', newline='') as f:
                rows += [(f'{part}-{n}', x) for n, x in enumerate(csv.DictReader(f))]
    sections = {}
    for _, x in rows:
        sections.setdefault(x['story_name'], {})[x['content']] = 1
    for id, x in rows:
        text, title = x['content'], x['story_name'].replace('-', ' ')
        answer = x.get('answer1') or x.get('answer') or ''
        span = place(text, answer)
        if x['ex_or_im'] != 'explicit' or x['local_or_sum'] != 'local' or not span:
            yield None
            continue
        yield qa(id, title, text, x['question'], [span])
        other = [t for t in sections[x['story_name']] if t != text and not place(t, answer)]
        if other and rng.random() < .25:
            yield qa(id + '-other', title, rng.choice(other), x['question'], [])


if __name__ == "__main__":
    write('fairytaleqa', items())
