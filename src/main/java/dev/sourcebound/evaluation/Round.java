package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asking every question of a set once.
final class Round {

    /// A reply and how long it took.
    record Timed(Observation reply, Duration took) {}

    private Round() {}

    /// Asks all.
    ///
    /// @param clients how many ask at the same time, `>= 1`
    /// @return the replies in the order of the questions
    /// @throws AppException where one gets no reply; the message names the question
    static List<Timed> ask(QuestionSet questions, Respondent respondent, int clients) {
        List<LabelledQuestion> all = questions.questions();
        return Callers.each(clients, all.size(), i -> ask(all.get(i), respondent));
    }

    /// The ids of the questions whose replies differ in anything but the reply's id.
    static List<String> different(QuestionSet questions, List<Timed> one, List<Timed> other) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).reply().canonical().equals(other.get(i).reply().canonical())) {
                ids.add(questions.questions().get(i).id());
            }
        }
        return ids;
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
