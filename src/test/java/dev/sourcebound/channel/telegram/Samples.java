package dev.sourcebound.channel.telegram;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// An invented corpus, and an answerer that says what it was asked.
final class Samples {

    private static final String TEXT = "The mill was built in 1810. Ask @miller at mill.example.";
    private static final Provenance PROVENANCE = new Provenance("e", "r", "extractive", "f");

    private Samples() {}

    /// Twenty-three sources.
    static Corpus corpus() {
        return new Corpus(
                IntStream.rangeClosed(1, 23)
                        .mapToObj(i -> source("mill-%02d".formatted(i), "The mill, part " + i))
                        .toList());
    }

    private static Source source(String id, String title) {
        return new Source(
                id, title, false, null, null, null, null, TEXT, "sha256:" + "a".repeat(64));
    }

    /// Answers every question with one claim that repeats it, and one quote; a question with
    /// "nothing" in it with a refusal. Questions that are held are answered once they are let go.
    static final class Echo implements Answerer {

        private final Map<String, Held> held = new ConcurrentHashMap<>();
        private volatile long nanos;

        /// Takes this long for each answer from now on.
        void takes(Duration time) {
            nanos = time.toNanos();
        }

        Held hold(String question) {
            return held.computeIfAbsent(question, _ -> new Held());
        }

        @Override
        public Reply answer(Question question, Progress progress) {
            LockSupport.parkNanos(nanos);
            Held gate = held.get(question.text());
            if (gate != null) {
                gate.pass();
            }
            if (question.text().contains("nothing")) {
                return new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "Not answered.", PROVENANCE);
            }
            String claim = "Asked: " + question.text();
            return new Reply.Answer(
                    claim,
                    List.of(new Claim(claim, List.of(0), new Support(0.9))),
                    List.of(citation()),
                    List.of(),
                    PROVENANCE);
        }
    }

    /// A question that is being answered.
    static final class Held {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);

        private void pass() {
            begun.countDown();
            try {
                letGo.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static Citation citation() {
        return new Citation(
                "mill-01",
                "The mill, part 1",
                null,
                "sha256:" + "a".repeat(64),
                new Span(0, TEXT.length()),
                TEXT,
                null);
    }
}
