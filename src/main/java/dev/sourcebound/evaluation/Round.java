package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.problem.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asking every question of a set once.
final class Round {

    /// A reply and how long it took.
    record Timed(Observation reply, Duration took) {}

    private Round() {}

    /// Asks all, one after the other, and keeps each reply as it comes. What was kept before is not
    /// asked again.
    ///
    /// @return the replies in the order of the questions
    /// @throws AppException where one gets no reply; the message names the question
    static List<Timed> ask(
            List<LabelledQuestion> questions,
            Respondent respondent,
            RunFolder kept,
            ProgressBar progress) {
        List<Timed> replies = new ArrayList<>();
        for (LabelledQuestion question : questions) {
            Timed reply = kept.find(question.id());
            if (reply == null) {
                reply = withRetrieval(ask(question, respondent), respondent);
                kept.keep(question.id(), reply);
                progress.done(replies.size() + 1);
            }
            replies.add(reply);
        }
        progress.finish();
        return replies;
    }

    /// Asks all, without a look at retrieval.
    ///
    /// @param clients how many ask at the same time, `>= 1`
    /// @return the replies in the order of the questions
    /// @throws AppException where one gets no reply; the message names the question
    static List<Timed> ask(List<LabelledQuestion> questions, Respondent respondent, int clients) {
        return Callers.each(clients, questions.size(), i -> ask(questions.get(i), respondent));
    }

    /// The ids of the questions whose replies differ in anything but the reply's id.
    static List<String> different(
            List<LabelledQuestion> questions, List<Timed> one, List<Timed> other) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).reply().canonical().equals(other.get(i).reply().canonical())) {
                ids.add(questions.get(i).id());
            }
        }
        return ids;
    }

    /// After the reply, so that its time is of the reply alone.
    private static Timed withRetrieval(Timed reply, Respondent respondent) {
        Observation observation = reply.reply();
        return new Timed(
                observation.with(respondent.find(observation.standaloneQuestion())), reply.took());
    }

    private static Timed ask(LabelledQuestion question, Respondent respondent) {
        long started = System.nanoTime();
        try {
            Observation reply = respondent.ask(question);
            return new Timed(reply, Duration.ofNanos(System.nanoTime() - started));
        } catch (AppException e) {
            throw new AppException(
                    e.code(), "question %s: %s".formatted(question.id(), e.getMessage()), e);
        }
    }
}
