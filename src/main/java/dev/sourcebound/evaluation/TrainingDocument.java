package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import java.util.List;

/// A document with questions about it, some of which it answers.
///
/// @param source the document
/// @param sentences its sentences, as its author counted them
/// @param questions what is asked of it
record TrainingDocument(Source source, List<Span> sentences, List<TrainingQuestion> questions) {

    /// @param text the question, with the turn before it where it is a follow-up
    /// @param evidence the sentences that answer it together; empty where the document does not
    record TrainingQuestion(String text, List<Span> evidence) {

        boolean answerable() {
            return !evidence.isEmpty();
        }
    }

    /// As many of its answerable questions as it has unanswerable ones, for asking where the
    /// document is not.
    List<TrainingQuestion> outOfScope() {
        long tempting = questions.stream().filter(question -> !question.answerable()).count();
        return questions.stream()
                .filter(TrainingQuestion::answerable)
                .limit(tempting)
                .map(question -> new TrainingQuestion(question.text(), List.of()))
                .toList();
    }
}
