package dev.sourcebound.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.embedding.Embedder.Role;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CachingEmbedderTest {

    private static final EmbedderFingerprint FINGERPRINT =
            new EmbedderFingerprint("fake", "0".repeat(64), 2, 512);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void oneRunGivesTheVectorAndTheTokens() {
        CachingEmbedder embedder = caching(this::run, 10_000);
        float[] vector = embedder.embed("mill", Role.PASSAGE);
        TokenVectors tokens = embedder.embedTokens("mill", Role.PASSAGE);
        assertThat(vector).containsExactly(1, 0);
        assertThat(tokens.size()).isEqualTo(1);
        assertThat(runs).hasValue(1);
        assertThat(embedder.hits()).isEqualTo(1);
        assertThat(embedder.misses()).isEqualTo(1);
    }

    @Test
    void keepsNoTokensOfATextThatIsWantedWhole() {
        CachingEmbedder embedder = caching(this::run, 10_000);
        assertThat(embedder.embedWhole("mill", Role.PASSAGE)).containsExactly(1, 0);
        // 400 and its text 2 * 4 and its vector of two floats 8.
        assertThat(embedder.bytes()).isEqualTo(CachingEmbedder.ENTRY_BYTES + 8 + 8);
        embedder.embedWhole("mill", Role.PASSAGE);
        assertThat(runs).hasValue(1);
        assertThat(embedder.embedTokens("mill", Role.PASSAGE).size()).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void aTextThatIsKnownWithItsTokensIsKnownWhole() {
        CachingEmbedder embedder = caching(this::run, 10_000);
        embedder.embedTokens("mill", Role.PASSAGE);
        assertThat(embedder.embedWhole("mill", Role.PASSAGE)).containsExactly(1, 0);
        assertThat(runs).hasValue(1);
        assertThat(embedder.hits()).isEqualTo(1);
    }

    @Test
    void whoAsksOnceLeavesNothing() {
        CachingEmbedder embedder = caching(this::run, 10_000);
        assertThat(embedder.keepingNothing().embed("mill", Role.PASSAGE)).containsExactly(1, 0);
        assertThat(embedder.bytes()).isZero();
        assertThat(embedder.keepingNothing().fingerprint()).isEqualTo(FINGERPRINT);
    }

    @Test
    void aTextIsAnotherAsAQuestion() {
        CachingEmbedder embedder = caching(this::run, 10_000);
        embedder.embed("mill", Role.PASSAGE);
        embedder.embed("mill", Role.QUESTION);
        assertThat(runs).hasValue(2);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        // An entry is 400 bytes, its text 2 * 3, its vector of two floats 8, its token 34: 448.
        int entry = CachingEmbedder.ENTRY_BYTES + 2 * 3 + 2 * Float.BYTES + 34;
        CachingEmbedder embedder = caching(this::run, 10 * entry);
        for (int i = 100; i < 200; i++) {
            embedder.embed(Integer.toString(i), Role.PASSAGE);
        }
        assertThat(runs).hasValue(100);
        assertThat(embedder.bytes()).isEqualTo(10 * entry);
    }

    @Test
    void keepsNothingWhereItMayNot() {
        CachingEmbedder embedder = caching(this::run, 0);
        embedder.embed("mill", Role.PASSAGE);
        embedder.embed("mill", Role.PASSAGE);
        assertThat(runs).hasValue(2);
        assertThat(embedder.bytes()).isZero();
    }

    @Test
    void callersWithOneTextShareItsRun() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CachingEmbedder embedder =
                caching(
                        (text, role) -> {
                            running.countDown();
                            await(finish);
                            return run(text, role);
                        },
                        10_000);
        List<CompletableFuture<float[]>> results = new ArrayList<>();
        Thread first = call(embedder, results);
        await(running);
        List<Thread> others =
                List.of(call(embedder, results), call(embedder, results), call(embedder, results));
        others.forEach(CachingEmbedderTest::awaitWaiting);

        finish.countDown();

        float[] vector = results.getFirst().get(10, TimeUnit.SECONDS);
        for (CompletableFuture<float[]> result : results) {
            assertThat(result.get(10, TimeUnit.SECONDS)).isSameAs(vector);
        }
        first.join();
        assertThat(runs).hasValue(1);
        assertThat(embedder.hits()).isEqualTo(3);
    }

    @Test
    void whoWaitsForACallerThatFailsRunsTheModelItself() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        CachingEmbedder embedder =
                caching(
                        (text, role) -> {
                            if (runs.get() == 0) {
                                runs.incrementAndGet();
                                running.countDown();
                                await(fail);
                                throw new AppException(ErrorCode.TIMED_OUT, "interrupted");
                            }
                            return run(text, role);
                        },
                        10_000);
        List<CompletableFuture<float[]>> results = new ArrayList<>();
        call(embedder, results);
        await(running);
        awaitWaiting(call(embedder, results));

        fail.countDown();

        assertThat(results.get(1).get(10, TimeUnit.SECONDS)).containsExactly(1, 0);
        assertThat(results.get(0)).failsWithin(Duration.ofSeconds(10));
        assertThat(runs).hasValue(2);
    }

    @Test
    void aFailureIsNotKept() {
        CachingEmbedder embedder =
                caching(
                        (text, role) -> {
                            if (runs.getAndIncrement() == 0) {
                                throw new IllegalStateException("first");
                            }
                            return run(text, role);
                        },
                        10_000);
        assertThatThrownBy(() -> embedder.embed("mill", Role.PASSAGE)).hasMessage("first");
        assertThat(embedder.embed("mill", Role.PASSAGE)).containsExactly(1, 0);
    }

    @Test
    void whoIsInterruptedWhileAnotherRunsTheModelLeaves() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CachingEmbedder embedder =
                caching(
                        (text, role) -> {
                            running.countDown();
                            await(finish);
                            return run(text, role);
                        },
                        10_000);
        List<CompletableFuture<float[]>> results = new ArrayList<>();
        call(embedder, results);
        await(running);
        Thread waiting = call(embedder, results);
        awaitWaiting(waiting);

        waiting.interrupt();

        assertThatThrownBy(() -> results.get(1).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AppException.class)
                .hasMessageContaining("interrupted while waiting");
        finish.countDown();
        assertThat(results.get(0).get(10, TimeUnit.SECONDS)).containsExactly(1, 0);
    }

    @Test
    void keepsTheBitsThatTheModelGives() {
        String text = "The ferry leaves the northern quay at seven.";
        try (OnnxEmbedder model = BundledModel.load(1)) {
            float[] alone = model.embed(text, Role.PASSAGE);
            CachingEmbedder embedder = new CachingEmbedder(model, 1_000_000);
            embedder.embed("Rye bread keeps for a week.", Role.PASSAGE);
            assertThat(embedder.embed(text, Role.PASSAGE)).isEqualTo(alone);
            assertThat(embedder.embed(text, Role.PASSAGE)).isEqualTo(alone);
            assertThat(embedder.fingerprint()).isEqualTo(model.fingerprint());
        }
    }

    private static CachingEmbedder caching(
            BiFunction<String, Role, EmbeddedText> model, long bytes) {
        return new CachingEmbedder(new Fake(model), bytes);
    }

    private record Fake(BiFunction<String, Role, EmbeddedText> model) implements Embedder {

        @Override
        public EmbeddedText embedText(String text, Role role) {
            return model.apply(text, role);
        }

        @Override
        public EmbedderFingerprint fingerprint() {
            return FINGERPRINT;
        }
    }

    /// One token, `[1, 0]`, for any text.
    private EmbeddedText run(String text, Role role) {
        runs.incrementAndGet();
        TokenVectors tokens =
                new TokenVectors(2, new int[1], new int[] {text.length()}, new float[] {1, 0});
        return new EmbeddedText(new float[] {1, 0}, tokens);
    }

    private static Thread call(CachingEmbedder embedder, List<CompletableFuture<float[]>> results) {
        CompletableFuture<float[]> result = new CompletableFuture<>();
        results.add(result);
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        result.complete(embedder.embed("mill", Role.PASSAGE));
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
