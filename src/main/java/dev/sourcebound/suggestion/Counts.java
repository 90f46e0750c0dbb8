package dev.sourcebound.suggestion;

import static dev.sourcebound.language.WordKind.ADJ;
import static dev.sourcebound.language.WordKind.NOUN;
import static dev.sourcebound.language.WordKind.NUM;

import dev.sourcebound.language.TaggedWord;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers in a sentence, and what they count.
final class Counts {

    private static final Pattern DIGITS = Pattern.compile("[0-9][0-9.,]*");

    private Counts() {}

    /// Where the number stands that begins here, behind "about" and the like; -1 where none does.
    static int numberAt(List<TaggedWord> words, int from) {
        int at = from;
        while (at < words.size() && Lexicon.ABOUT.contains(words.get(at).lemma())) {
            at++;
        }
        return at < words.size() && isNumber(words.get(at)) ? at : -1;
    }

    static boolean isNumber(TaggedWord word) {
        String text = word.text().toLowerCase(Locale.ROOT);
        return word.kind() == NUM
                && (DIGITS.matcher(text).matches()
                        || Lexicon.COUNTED_WORDS.contains(text.replaceAll("-.*", "")));
    }

    /// The end of the things that are counted, with what "of" joins; -1 where there are none.
    static int things(List<TaggedWord> words, int from) {
        int at = from;
        while (at < words.size() && (words.get(at).kind() == ADJ || words.get(at).kind() == NOUN)) {
            at++;
        }
        if (at == from
                || words.get(at - 1).kind() != NOUN
                || !isPlural(words.get(at - 1))
                || perCent(words, from) > 0) {
            return -1;
        }
        if (at < words.size() && words.get(at).lemma().equals("of")) {
            int further = Clause.nounPhrase(words, at + 1);
            return further < 0 ? -1 : further;
        }
        return at;
    }

    static boolean isPlural(TaggedWord noun) {
        String text = noun.text().toLowerCase(Locale.ROOT);
        return (text.endsWith("s") && !text.equals(noun.lemma()))
                || text.equals("people")
                || text.equals("children");
    }

    /// Behind "per cent"; -1 where it does not stand here.
    static int perCent(List<TaggedWord> words, int at) {
        if (at >= words.size()) {
            return -1;
        }
        String text = words.get(at).text();
        if (text.equals("percent") || text.equals("%")) {
            return at + 1;
        }
        boolean two =
                at + 1 < words.size()
                        && text.equals("per")
                        && words.get(at + 1).text().equals("cent");
        return two ? at + 2 : -1;
    }

    /// "up to 20", "at least 20", "20 to 30": no plain number.
    static boolean saysUpTo(List<TaggedWord> words, int at) {
        boolean compared =
                words.subList(0, at).stream()
                        .anyMatch(word ->
                                word.kind() == ADJ && word.text().matches(".*(?:st|more|less)"));
        return compared || (at >= 2 && Lexicon.NO_PLAIN_NUMBER.contains(words.get(at - 2).lemma()));
    }
}
