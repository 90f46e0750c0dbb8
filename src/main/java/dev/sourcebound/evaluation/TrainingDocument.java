package dev.sourcebound.evaluation;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Stance;
import java.util.List;

/// A document with questions about it, some of which it answers, and claims, some of which it bears
/// out.
///
/// @param source the document
/// @param sentences its sentences, as its author counted them
/// @param questions what is asked of it
/// @param claims what is claimed of it
record TrainingDocument(
        Source source,
        List<Span> sentences,
        List<TrainingQuestion> questions,
        List<TrainingClaim> claims) {

    /// @param text one sentence
    /// @param verdict what the document says to it
    /// @param evidence the sentences that say so together, or that a change began from
    /// @param edit how it was made of them, such as `negation`; a word of its author's
    record TrainingClaim(String text, ClaimVerdict verdict, List<Span> evidence, String edit) {}

    /// @param text the question
    /// @param history what the user had asked before
    /// @param evidence the sentences that answer it together, or deny what it takes for granted;
    ///   empty where the document does neither
    /// @param stance what they say to it: known of questions for a yes or a no, and where a premise
    ///   is wrong
    record TrainingQuestion(String text, List<Turn> history, List<Span> evidence, Stance stance) {

        boolean answerable() {
            return !evidence.isEmpty() && stance != Stance.WRONG_PREMISE;
        }
    }

    /// As many of its answerable questions as it has unanswerable ones, for asking where the
    /// document is not.
    List<TrainingQuestion> outOfScope() {
        long tempting = questions.stream().filter(question -> !question.answerable()).count();
        return questions.stream()
                .filter(TrainingQuestion::answerable)
                .limit(tempting)
                .map(question ->
                        new TrainingQuestion(
                                question.text(), question.history(), List.of(), Stance.UNSAID))
                .toList();
    }
}
