package dev.sourcebound.reading;

import dev.sourcebound.corpus.Negations;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a claim or of what is held against it, as rules compare them.
///
/// @param plain in order, lower case, as they are written
/// @param terms what the rarer words' spellings share, with their rarity
/// @param names terms of words with a capital that does not begin the text
/// @param numbers see [Numbers]
/// @param dates months and days of the week
/// @param isNegated whether a word turns it round. Its terms do not tell: the commonest negations
///   are no terms
record ClaimWords(
        List<String> plain,
        Map<String, Double> terms,
        Set<String> names,
        Set<String> numbers,
        Set<String> dates,
        boolean isNegated) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)?");
    private static final Set<String> DATES =
            Set.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday");

    static ClaimWords of(String text, Vocabulary vocabulary) {
        List<String> plain = new ArrayList<>();
        Set<String> dates = new HashSet<>();
        boolean isNegated = false;
        for (String written : words(WrittenTimes.plain(text))) {
            String word = written.toLowerCase(Locale.ROOT).replace('’', '\'');
            plain.add(word);
            isNegated |= Negations.is(word);
            // "may" and "march" are months where they are written so.
            if (DATES.contains(word) && Character.isUpperCase(written.charAt(0))) {
                dates.add(word);
            }
        }
        Map<String, Double> terms = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Word word : vocabulary.words(text)) {
            int start = word.span().start();
            terms.putIfAbsent(word.term(), vocabulary.rarity(word.term()));
            if (start > 0 && Character.isUpperCase(text.charAt(start))) {
                names.add(word.term());
            }
        }
        return new ClaimWords(plain, terms, names, Numbers.in(text), dates, isNegated);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(m -> m.group()).toList();
    }

    /// How many of this claim's are not among those of the evidence.
    static double missing(Set<String> claimed, Set<String> evident) {
        return claimed.stream().filter(each -> !evident.contains(each)).count();
    }

    /// `[0, 1]`, the rarity-weighted part of this claim's terms that others have; 1 where it has
    /// none.
    double shared(Set<String> others) {
        double all = 0;
        double shared = 0;
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            all += term.getValue();
            shared += others.contains(term.getKey()) ? term.getValue() : 0;
        }
        return all == 0 ? 1 : shared / all;
    }
}
