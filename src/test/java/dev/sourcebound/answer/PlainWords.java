package dev.sourcebound.answer;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Every run of letters and digits is a word; only the mill's own words are known.
final class PlainWords implements Vocabulary {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    @Override
    public List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(m ->
                        new Word(m.group().toLowerCase(Locale.ROOT), new Span(m.start(), m.end())))
                .toList();
    }

    @Override
    public double rarity(String term) {
        boolean known = Sources.MILL.text().toLowerCase(Locale.ROOT).contains(term);
        return !term.isEmpty() && known ? 1 : 2;
    }
}
