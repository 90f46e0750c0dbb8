"""What people send that is no plain question: babble that asks nothing of the sources, and questions in the midst of talk."""

import re
import string

LONGEST = 400  # characters of a question that the program reads
TOKENS = 240  # letters of a script of which each is a token

SCRIPTS = (
    string.ascii_lowercase,
    "".join(map(chr, range(0x430, 0x450))),  # Cyrillic
    "".join(map(chr, range(0x3B1, 0x3CA))),  # Greek
    "".join(map(chr, range(0x5D0, 0x5EB))),  # Hebrew
    "".join(map(chr, range(0x627, 0x64B))),  # Arabic
    "".join(map(chr, range(0x905, 0x93A))),  # Devanagari
    "".join(map(chr, range(0xE01, 0xE2F))),  # Thai
    "".join(map(chr, range(0x3042, 0x3094))),  # Hiragana
    "".join(map(chr, range(0xAC00, 0xD000, 7))),  # Hangul
    "".join(map(chr, range(0x4E00, 0x9000))),  # Han
)
SPACELESS = SCRIPTS[-4:]

VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"

ASIDES = (
    "Hello, I am new here.",
    "Good morning to you all.",
    "I hope that you are well.",
    "I have been looking for this all day.",
    "I am asking for a friend.",
    "My brother says one thing and my boss another.",
    "We had quite an argument about it at home.",
    "Sorry for my English, it is not my first language.",
    "I am on the train and the line is bad.",
    "I read your page twice and still do not know.",
    "It has been raining here since Tuesday.",
    "My daughter needs it for school by tomorrow.",
    "I called three times and nobody picked up.",
    "I know that you are busy.",
    "Last year somebody helped me at once, which was very kind.",
    "I had this written down somewhere and lost the note.",
    "This is rather urgent for me.",
    "I do not want to make a fuss.",
    "Our whole team wonders about this.",
    "I have tried everything that I could think of.",
    "My wife thinks that I should just ask.",
    "I am writing a small piece on it.",
    "To be honest I expected better.",
    "The weather has been lovely, by the way.",
    "I moved house in spring and everything is still in boxes.",
    "Please be brief, I have to go in a minute.",
    "I am sitting with a colleague who is sure that I am wrong.",
    "You were recommended to me.",
    "I looked in the other place, too.",
    "Many thanks in advance.",
    "Have a nice day.",
    "That is all I want to know.",
    "I would be glad of a short answer.",
    "No need to hurry.",
    "My phone is nearly dead.",
)
TOLD = ("I read that {}", "Somebody told me that {}", "A friend says that {}", "I always thought that {}", "It said on the radio that {}", "{}")


def babble(rng, sentences, questions, word):
    """A message that asks nothing that the window with `word` in it could answer; at most LONGEST characters."""
    size = int(3 * 40 ** rng.random())
    kind = rng.randrange(7)
    if kind == 0:
        text = _letters(rng, size)
    elif kind == 1:
        text = _other_tongue(rng, " ".join(rng.sample(sentences, 3)))[: 6 * size]
    elif kind == 2:
        text = " ".join([rng.choice((word, rng.choice(rng.choice(sentences).split())))] * size)
    elif kind == 3:
        some = [_letters(rng, rng.choice((1, 2, 3)), scripts=SCRIPTS[:1]) if rng.random() < 0.7 else rng.choice("xy?1.-") for _ in range(2)]
        text = " ".join(some * (size // 2 + 1))
    elif kind == 4:
        text = " ".join([rng.choice(questions)] * rng.choice((2, 3, 4, 8)))
    elif kind == 5:
        text = " ".join(str(rng.randrange(10 ** rng.choice((1, 1, 2, 4)))) for _ in range(size))
    else:
        text = talk(rng, sentences, rng.choice((1, 2, 3, 5)))
        if rng.random() < 0.3:
            text = " ".join([text] * rng.choice((2, 3)))
    text = text[: LONGEST - len(word) - 1]
    if rng.random() < 0.4:
        words = text.split(" ")
        words.insert(rng.choice((0, len(words), len(words), rng.randrange(len(words) + 1))), word)
        text = " ".join(words)
    return text + "?" if rng.random() < 0.5 and not text.endswith((".", "?", "!")) else text


def talk(rng, sentences, many):
    """Sentences in a row, the sender's own or of other things, that ask nothing."""
    said = []
    for _ in range(many):
        if rng.random() < 0.6:
            said.append(rng.choice(ASIDES))
        else:
            told = rng.choice(sentences)
            said.append(rng.choice(TOLD).format(told))
    return " ".join(said)


def around(rng, sentences, question):
    """The question with talk before it, behind it or on both sides, or asked twice; at most LONGEST characters of it all."""
    if rng.random() < 0.12 and 2 * len(question) < LONGEST:
        return f"{question} {question}"
    before, behind = rng.choice(((1, 0), (1, 0), (2, 0), (3, 0), (4, 0), (0, 1), (1, 1), (2, 1)))
    made = " ".join(part for part in (talk(rng, sentences, before), question, talk(rng, sentences, behind)) if part)
    over = len(made) - LONGEST
    return made if over <= 0 else " ".join(made[over:].split(" ")[1:]) if not behind else question


def _letters(rng, words, scripts=SCRIPTS):
    script = rng.choice(scripts)
    between = "" if script in SPACELESS else " "
    few = rng.sample(script, rng.randrange(min(len(script), 4), min(len(script), 60) + 1))
    made = between.join("".join(rng.choice(few) for _ in range(rng.choice((2, 3, 4, 5, 7, 9)))) for _ in range(words))
    return made if script in SCRIPTS[:1] else made[:TOKENS]


def _other_tongue(rng, text):
    """English with its vowels exchanged among themselves, and its consonants: it looks like words of another language."""
    vowels, consonants = ("".join(rng.sample(letters, len(letters))) for letters in (VOWELS, CONSONANTS))
    to = dict(zip(VOWELS + CONSONANTS, vowels + consonants))
    return re.sub("[a-z]", lambda m: to.get(m.group(), m.group()), text.lower())
