"""Puts Penn-style tokens together again, with the place of each."""
TIGHT = {'.', ',', ';', ':', '!', '?', ')', ']', '%', "'s", "n't", "'", "''", "'re", "'ve", "'ll", "'d", "'m"}


def join(tokens):
    text, at, glue = '', [], True
    for t in tokens:
        shown = '"' if t in ('``', "''") else t
        if text and not glue and t not in TIGHT:
            text += ' '
        at.append((len(text), len(text) + len(shown)))
        text += shown
        glue = t in ('(', '[', '$', '``')
    return text, at
