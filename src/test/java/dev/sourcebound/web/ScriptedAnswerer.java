package dev.sourcebound.web;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Answers each question as a test has written down for it, and any other with the sample answer.
public final class ScriptedAnswerer implements Answerer {

    private final Map<String, Answerer> scripts = new ConcurrentHashMap<>();

    /// What made its replies.
    public static Provenance provenance() {
        return Samples.PROVENANCE;
    }

    public void script(String question, Answerer script) {
        scripts.put(question, script);
    }

    /// Works on the question until it is interrupted or released.
    public Blocked block(String question) {
        Blocked blocked = new Blocked();
        script(question, blocked);
        return blocked;
    }

    @Override
    public Reply answer(Question question, Progress progress) {
        return scripts.getOrDefault(question.text(), ScriptedAnswerer::tellAll)
                .answer(question, progress);
    }

    static Reply tellAll(Question question, Progress progress) {
        progress.searching();
        progress.claim(Samples.FIRST, List.of(Samples.CROSSES));
        progress.gap(" ");
        progress.claim(Samples.SECOND, List.of(Samples.TAKES));
        return Samples.ANSWER;
    }

    public static final class Blocked implements Answerer {

        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);
        public final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Reply answer(Question question, Progress progress) {
            progress.searching();
            started.countDown();
            try {
                released.await();
                return Samples.ANSWER;
            } catch (InterruptedException interruption) {
                interrupted.countDown();
                throw new IllegalStateException(interruption);
            }
        }

        public boolean hasStarted() throws InterruptedException {
            return started.await(20, TimeUnit.SECONDS);
        }

        public boolean wasInterrupted() throws InterruptedException {
            return interrupted.await(20, TimeUnit.SECONDS);
        }
    }
}
