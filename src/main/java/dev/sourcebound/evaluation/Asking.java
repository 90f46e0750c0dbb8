package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.measure.Quantiles;
import dev.sourcebound.evaluation.scale.MadeCorpus;
import dev.sourcebound.evaluation.scale.MadeVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;

/// One who asks, and how long each answer took.
///
/// @param questions without an end
record Asking(Chat chat, Iterator<String> questions, List<Double> milliseconds) {

    /// Answers for the virtual machine to warm up.
    private static final int WARM = 10;

    private static final int QUESTIONS = 10_000;

    static Asking of(BeanFactory engine, MadeCorpus corpus) {
        if (engine.getBean(Embedder.class) instanceof MadeVectors vectors) {
            vectors.letModelRun();
        }
        Asking asking =
                new Asking(
                        engine.getBean(Chat.class),
                        endless(corpus.questions(QUESTIONS)),
                        new ArrayList<>());
        for (int i = 0; i < WARM; i++) {
            asking.ask();
        }
        asking.milliseconds().clear();
        return asking;
    }

    /// All in turn, again and again.
    static Iterator<String> endless(List<String> questions) {
        return Stream.iterate(0, i -> (i + 1) % questions.size()).map(questions::get).iterator();
    }

    void ask() {
        long started = System.nanoTime();
        chat.ask(new ChatRequest(questions.next(), List.of(), Set.of()), Answerer.Progress.NONE);
        milliseconds.add((System.nanoTime() - started) / 1e6);
    }

    void inTurn(Asking other, Duration time) {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            ask();
            other.ask();
        }
    }

    double perSecond(Duration time) {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            ask();
        }
        return perSecond();
    }

    /// By the median, as other programs take the processor now and then.
    double perSecond() {
        return 1_000
                / Quantiles.median(
                        milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
