package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asking every question of a set once.
final class Round {

    /// A reply and how long it took.
    record Timed(Observation reply, Duration took) {}

    private Round() {}

    /// @param clients how many ask at the same time, `>= 1`
    /// @return the replies in the order of the questions
    /// @throws AppException where one gets no reply; the message names the question
    static List<Timed> ask(QuestionSet questions, Respondent respondent, int clients) {
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            List<Future<Timed>> asked = new ArrayList<>();
            for (LabelledQuestion question : questions.questions()) {
                asked.add(executor.submit(() -> ask(question, respondent)));
            }
            try {
                List<Timed> replies = new ArrayList<>();
                for (Future<Timed> reply : asked) {
                    replies.add(reply.get());
                }
                return replies;
            } catch (ExecutionException e) {
                throw failure(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandInvalid.because("interrupted while asking");
            } finally {
                executor.shutdownNow();
            }
        }
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

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("a question could not be asked", e.getCause());
    }
}
