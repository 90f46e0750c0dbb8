package dev.sourcebound.suggestion;

import dev.sourcebound.language.EnglishTagger;
import dev.sourcebound.language.TaggedWord;
import dev.sourcebound.language.WordKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells which of the questions that were made can be asked by somebody who has not read their
/// sentence. Not thread-safe.
final class StandingAlone {

    private static final int FEWEST_CONTENT_WORDS = 3;
    private static final int LONGEST = 130;
    private static final Set<WordKind> CONTENT =
            EnumSet.of(WordKind.NOUN, WordKind.PROPN, WordKind.VERB, WordKind.ADJ, WordKind.NUM);
    private static final Set<WordKind> IN_LISTS =
            EnumSet.of(WordKind.NOUN, WordKind.PROPN, WordKind.ADJ);
    private static final Pattern YEAR = Pattern.compile("1[0-9]{3}|20[0-9]{2}");
    private static final Pattern WHEN = Pattern.compile("^(?:When|\\w+ when) ");
    private static final Pattern DAY =
            Pattern.compile(
                    "\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b|\\b(?:January|February|March|April|June|July|August|September|October|November|December)\\b");

    /// Where the subject is asked for, whose it is is not said.
    private static final Pattern ASKS_FOR_SUBJECT =
            Pattern.compile(
                    "^(?:Who|How many) (?!\\w+ (?:do|does|did|is|are|was|were|can|may|must|will|has|have) )");

    private static final Pattern OWN = Pattern.compile("\\b(?:its|their)\\b");

    private final EnglishTagger tagger;

    StandingAlone(EnglishTagger tagger) {
        this.tagger = tagger;
    }

    /// Whether a question is whole, and clear to whoever has not read what stands around its
    /// answer.
    ///
    /// @param topic whether what it asks of needs no more words
    boolean holds(String question, boolean topic) {
        List<TaggedWord> words = tagger.words(question);
        if (words.size() < 4
                || (WHEN.matcher(question).find() && DAY.matcher(question).find())
                || (ASKS_FOR_SUBJECT.matcher(question).find() && OWN.matcher(question).find())) {
            return false;
        }
        // "Since when" and the like are two.
        int asking = words.get(1).text().equals("when") ? 2 : 1;
        List<TaggedWord> behind = words.subList(asking, words.size());
        if (question.length() > LONGEST || behind.stream().anyMatch(StandingAlone::leans)) {
            return false;
        }
        long content = behind.stream().filter(word -> CONTENT.contains(word.kind())).count();
        if (!isWhole(behind)) {
            return false;
        }
        boolean named = behind.stream().anyMatch(StandingAlone::isName);
        boolean counts = words.stream().limit(3).anyMatch(word -> word.text().equals("many"));
        int fewest = counts ? FEWEST_CONTENT_WORDS + 2 : FEWEST_CONTENT_WORDS;
        return content >= (topic || named ? fewest - 1 : fewest);
    }

    /// Whether it reads as one question: "and" joins names of things only, no second verb goes on
    /// where the first has ended, no number is left, and no word is left hanging at its end.
    private static boolean isWhole(List<TaggedWord> words) {
        for (int at = 1; at < words.size() - 1; at++) {
            TaggedWord word = words.get(at);
            TaggedWord before = words.get(at - 1);
            boolean joinsMore =
                    word.kind() == WordKind.CCONJ
                            && !(IN_LISTS.contains(before.kind())
                                    && (IN_LISTS.contains(words.get(at + 1).kind())
                                            || words.get(at + 1).kind() == WordKind.DET));
            boolean number =
                    Character.isDigit(word.text().charAt(0))
                            && before.kind() != WordKind.PROPN
                            && !YEAR.matcher(word.text()).matches();
            if (joinsMore || number) {
                return false;
            }
        }
        String last = words.get(words.size() - 2).text().toLowerCase(Locale.ROOT);
        return !Lexicon.HANGING.contains(last);
    }

    private static boolean isName(TaggedWord word) {
        return word.kind() == WordKind.PROPN || Character.isUpperCase(word.text().codePointAt(0));
    }

    private static boolean leans(TaggedWord word) {
        return Lexicon.LEANING.contains(word.text().toLowerCase(Locale.ROOT));
    }
}
