package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;

/// Tells, before anything is searched, whether a question can be answered from sources at all.
final class QuestionCheck {

    private final Vocabulary vocabulary;

    QuestionCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Why not; empty where it should be tried.
    Optional<Reason> refuse(String question) {
        if (SmallTalk.is(question)) {
            return Optional.of(Reason.SMALL_TALK);
        }
        List<Word> words = vocabulary.words(question);
        if (words.isEmpty()) {
            return Optional.of(Reason.UNCLEAR_QUESTION);
        }
        if (mostlyForeignScript(question) && noneKnown(words)) {
            return Optional.of(Reason.UNSUPPORTED_LANGUAGE);
        }
        return Optional.empty();
    }

    /// The models read English, and with it what is written in Latin letters.
    private static boolean mostlyForeignScript(String question) {
        long letters = question.codePoints().filter(Character::isLetter).count();
        long latin =
                question.codePoints()
                        .filter(Character::isLetter)
                        .filter(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
                        .count();
        return latin * 2 < letters;
    }

    private boolean noneKnown(List<Word> words) {
        double unknown = vocabulary.rarity("");
        return words.stream().allMatch(word -> vocabulary.rarity(word.term()) >= unknown);
    }
}
