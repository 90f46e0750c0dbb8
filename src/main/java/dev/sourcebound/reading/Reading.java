package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import org.jspecify.annotations.Nullable;

/// What a reader makes of one sentence for one question.
///
/// @param passage the passage that holds the sentence
/// @param sentence the sentence, a span of the source
/// @param answer the part that answers, within `sentence`, or null where no part stands out
/// @param support how probable it is that the sentence answers the question; with
///   [Stance#WRONG_PREMISE], that it says the opposite of what the question takes for granted
/// @param stance what it says to the question
public record Reading(
        Passage passage, Span sentence, @Nullable Span answer, Support support, Stance stance) {

    /// Of a question that asks for something else than yes or no.
    public Reading(Passage passage, Span sentence, @Nullable Span answer, Support support) {
        this(passage, sentence, answer, support, Stance.UNSAID);
    }

    public Reading {
        if (!passage.span().contains(sentence)) {
            throw new IllegalArgumentException(
                    "sentence %s is not within passage %s".formatted(sentence, passage.id()));
        }
        if (answer != null && !sentence.contains(answer)) {
            throw new IllegalArgumentException(
                    "answer %s is not within sentence %s".formatted(answer, sentence));
        }
    }

    /// Whether the other is of this sentence, too.
    public boolean isOfSameSentenceAs(Reading other) {
        return passage.id().equals(other.passage().id()) && sentence.equals(other.sentence());
    }

    /// The same with another stance.
    public Reading with(Stance other) {
        return new Reading(passage, sentence, answer, support, other);
    }

    /// The same with another support.
    public Reading with(Support other) {
        return new Reading(passage, sentence, answer, other, stance);
    }
}
