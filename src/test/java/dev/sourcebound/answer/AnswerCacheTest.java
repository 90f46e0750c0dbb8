package dev.sourcebound.answer;

import static dev.sourcebound.answer.Sources.MILL;
import static dev.sourcebound.answer.Sources.passage;
import static dev.sourcebound.answer.Sources.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class AnswerCacheTest {

    private static final long BOUND = 1_000_000;
    private static final Provenance MADE = new Provenance("e", "r", "w", "f");
    private static final Question BUILT = asked("When was the mill built?");

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong edition = new AtomicLong(1);
    private final Suggestions suggestions = new Suggestions();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void aQuestionIsWorkedOutOnceAndToldTheSameAgain() {
        AnswerCache cache = cache(BOUND, this::answer);
        Noted first = new Noted();
        Noted second = new Noted();

        Reply reply = cache.answer(BUILT, first);

        assertThat(cache.answer(BUILT, second)).isEqualTo(reply);
        assertThat(runs).hasValue(1);
        assertThat(first.notes)
                .containsExactly("searching", "found 1", "read 1", "dropped 9", "claim 1", "gap");
        assertThat(second.notes).isEqualTo(first.notes);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(1);
    }

    @Test
    void whatIsToldAgainIsCountedAsAReply() {
        AnswerCache cache = cache(BOUND, this::answer);
        cache.answer(BUILT, Progress.NONE);
        cache.answer(BUILT, Progress.NONE);
        cache.answer(BUILT, Progress.NONE);
        // The first is counted by whoever works it out, which is none here.
        assertThat(registry.get("sourcebound.replies").tag("outcome", "answered").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("sourcebound.support").summary().count()).isEqualTo(2);
    }

    @Test
    void whiteSpaceAndComposedLettersMakeNoOtherQuestion() {
        AnswerCache cache = cache(BOUND, this::answer);
        cache.answer(asked("Who built the café?"), Progress.NONE);
        cache.answer(asked(" Who  built\nthe cafe\u0301? "), Progress.NONE);
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatIsWorkedOutIsTheOneSpelling() {
        List<String> seen = new ArrayList<>();
        AnswerCache off =
                cache(
                        0,
                        (question, progress) -> {
                            seen.add(question.text());
                            return answer(question, progress);
                        });
        off.answer(asked(" Who  built\tit? "), Progress.NONE);
        assertThat(seen).containsExactly("Who built it?");
    }

    @Test
    void whatMayChangeTheReplyMakesAnotherQuestion() {
        AnswerCache cache = cache(BOUND, this::answer);
        cache.answer(BUILT, Progress.NONE);
        cache.answer(asked("when was the mill built?"), Progress.NONE);
        cache.answer(asked("When was the mill built"), Progress.NONE);
        cache.answer(new Question(BUILT.text(), Set.of("mill")), Progress.NONE);
        cache.answer(
                new Question(BUILT.text(), "Wen was the mil built?", Set.of(), List.of()),
                Progress.NONE);
        cache.answer(
                new Question(
                        BUILT.text(),
                        BUILT.written(),
                        Set.of(),
                        List.of(new Told("mill", new Span(0, 4)))),
                Progress.NONE);
        edition.set(2);
        cache.answer(BUILT, Progress.NONE);
        suggestions.know(List.of(new Suggestion("Who?", "mill", "sha256:mill", "mill#000000")));
        cache.answer(BUILT, Progress.NONE);
        assertThat(runs).hasValue(8);
        assertThat(cache.hits()).isZero();
    }

    @Test
    void whatStandsInForAModelsWordsIsNotKept() {
        Provenance stoodIn = MADE.of("w", new Written(Fallback.MODEL_TIMEOUT, null));
        AnswerCache cache = cache(BOUND, (question, progress) -> refusal(stoodIn));
        cache.answer(BUILT, Progress.NONE);
        cache.answer(BUILT, Progress.NONE);
        assertThat(runs).hasValue(2);
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void whatALanguageModelTookIsToldOnce() {
        Provenance written = MADE.of("w", new Written(null, new Usage(1, 400L, 50L, null, null)));
        AnswerCache cache = cache(BOUND, (question, progress) -> refusal(written));
        assertThat(cache.answer(BUILT, Progress.NONE).provenance()).isEqualTo(written);
        assertThat(cache.answer(BUILT, Progress.NONE).provenance()).isEqualTo(MADE);
        assertThat(runs).hasValue(1);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        AnswerCache cache = cache(100_000, this::answer);
        for (int i = 0; i < 1_000; i++) {
            cache.answer(asked("What is " + i + "?"), Progress.NONE);
        }
        // Each has a passage of 64 characters among what it keeps.
        assertThat(cache.bytes()).isBetween(50_000L, 100_000L);
    }

    @Test
    void keepsNothingWhereItMayNot() {
        AnswerCache off = cache(0, this::answer);
        off.answer(BUILT, Progress.NONE);
        assertThat(off.answer(BUILT, Progress.NONE)).isInstanceOf(Answer.class);
        assertThat(runs).hasValue(2);
        assertThat(off.bytes()).isZero();
    }

    /// @param one bytes of one of them: of objects about what they take on a machine of 64 bits
    @ParameterizedTest(name = "{0}")
    @MethodSource("whatTakesMemory")
    void countsAtLeastTheMemoryThatAReplyTakes(String what, int one, IntFunction<Exchange> made) {
        long more = bytes(made.apply(1_100)) - bytes(made.apply(100));
        assertThat(more).isBetween(1_000L * one, 8_000L * one);
    }

    static Stream<Arguments> whatTakesMemory() {
        return Stream.of(
                grows(
                        "a letter of the question",
                        2,
                        n -> kept(new Question(x(n), "?", Set.of(), List.of()))),
                grows(
                        "a letter as it was written",
                        2,
                        n -> kept(new Question("?", x(n), Set.of(), List.of()))),
                grows("a letter of a source's name", 2, n -> kept(new Question("?", Set.of(x(n))))),
                grows("a source to answer from", 48, n -> kept(new Question("?", names(n)))),
                grows(
                        "what was told before",
                        52,
                        n -> kept(new Question("?", "?", Set.of(), told(n)))),
                grows("a letter of the reply", 2, n -> kept(refusal(x(n), Help.NONE))),
                grows(
                        "a letter of a question that is offered",
                        2,
                        n -> kept(refusal("", new Help(null, List.of(x(n)), List.of())))),
                grows(
                        "a source that is listed",
                        44,
                        n -> kept(refusal("", new Help(null, List.of(), places(n))))),
                grows("a letter of a quote", 2, n -> kept(answer(List.of(citation(x(n)))))),
                grows("a citation", 116, n -> kept(answer(Collections.nCopies(n, citation("q"))))),
                grows(
                        "a step",
                        28,
                        n -> kept(to -> times(n, () -> to.dropped(Failure.MISQUOTED, 9)))),
                grows("a letter of a claim", 2, n -> kept(to -> to.claim(claim(x(n)), List.of()))),
                grows(
                        "a claim",
                        128,
                        n -> kept(to -> times(n, () -> to.claim(claim("c"), List.of())))),
                grows(
                        "a sentence that was read",
                        84,
                        n -> kept(to -> to.read(Collections.nCopies(n, reading(MILL, 0, 0.9))))),
                grows(
                        "a passage",
                        336,
                        n -> kept(found(Collections.nCopies(n, hit("p", "r", "t", "c", 1))))),
                grows(
                        "a sentence of a passage",
                        28,
                        n -> kept(found(List.of(hit("p", "r", x(1_100), "c", n))))),
                grows(
                        "a letter of a passage's text",
                        2,
                        n -> kept(found(List.of(hit("p", "r", x(n), "c", 1))))),
                grows(
                        "a letter of a passage's name",
                        2,
                        n -> kept(found(List.of(hit(x(n), "r", "t", "c", 1))))),
                grows(
                        "a letter of a passage's revision",
                        2,
                        n -> kept(found(List.of(hit("p", x(n), "t", "c", 1))))),
                grows(
                        "a letter of a passage's headings",
                        2,
                        n -> kept(found(List.of(hit("p", "r", "t", x(n), 1))))));
    }

    @Test
    void whoAsksAndHowToWaitReachWhatWorksItOut() {
        List<String> seen = new ArrayList<>();
        AnswerCache cache =
                cache(
                        BOUND,
                        (_, progress) -> {
                            seen.add(progress.caller().name());
                            seen.add(progress.waiting(() -> "written"));
                            return refusal(MADE);
                        });
        cache.answer(
                BUILT,
                new Progress() {
                    @Override
                    public Caller caller() {
                        return new Caller("shop");
                    }

                    @Override
                    public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
                        seen.add("waits");
                        return wait.get();
                    }
                });
        assertThat(seen).containsExactly("shop", "waits", "written");
    }

    /// While others ask the same or something else, sources change and replies have to make room.
    @Test
    void whoeverAsksIsToldOfTheirQuestionAndOfTheEditionThatTheySee() throws Exception {
        ThreadLocal<Long> seen = new ThreadLocal<>();
        AnswerCache cache =
                new AnswerCache(
                        (question, _) -> refusal(question.text() + seen.get(), Help.NONE),
                        seen::get,
                        suggestions,
                        new AnswerMetrics(registry),
                        20_000);
        List<Future<Integer>> askers = new ArrayList<>();
        for (int asker = 0; asker < 8; asker++) {
            Random random = new Random(asker);
            askers.add(
                    others.submit(() -> {
                        int right = 0;
                        for (int i = 0; i < 2_000; i++) {
                            seen.set(i % 100 == 0 ? edition.incrementAndGet() : edition.get());
                            String text = "Who built mill %d?".formatted(random.nextInt(60));
                            Reply reply = cache.answer(asked(text), Progress.NONE);
                            right += reply.equals(refusal(text + seen.get(), Help.NONE)) ? 1 : 0;
                        }
                        return right;
                    }));
        }
        for (Future<Integer> asker : askers) {
            assertThat(asker.get()).isEqualTo(2_000);
        }
        assertThat(cache.hits()).isPositive();
        assertThat(cache.hits() + cache.misses()).isEqualTo(16_000);
        assertThat(cache.bytes()).isBetween(1L, 20_000L);
    }

    @Test
    void whatFailsIsNotKept() {
        AnswerCache cache =
                cache(
                        BOUND,
                        (question, progress) -> {
                            if (runs.getAndIncrement() == 0) {
                                throw new IllegalStateException("broken");
                            }
                            return refusal(MADE);
                        });
        assertThatThrownBy(() -> cache.answer(BUILT, Progress.NONE)).hasMessage("broken");
        assertThat(cache.answer(BUILT, Progress.NONE)).isInstanceOf(Refusal.class);
    }

    @Test
    void ofSeveralWhoAskTheSameAtOnceOneHasItWorkedOut() throws Exception {
        AnswerCache cache = workingOutFirst(this::answer);
        Future<Reply> first = ask(cache, Progress.NONE);
        Future<Reply> later = askBehind(cache);
        Future<Reply> last = askBehind(cache);

        finish.countDown();

        assertThat(later.get()).isEqualTo(first.get());
        assertThat(last.get()).isEqualTo(first.get());
        assertThat(runs).hasValue(1);
    }

    @Test
    void whoWaitsForOneThatLeavesHasItWorkedOutAnew() throws Exception {
        AnswerCache cache =
                workingOutFirst((_, _) -> {
                    runs.incrementAndGet();
                    throw new CancellationException("nobody waits for this any more");
                });
        Future<Reply> first = ask(cache, Progress.NONE);
        Future<Reply> second = askBehind(cache);

        finish.countDown();

        assertThat(second.get()).isInstanceOf(Answer.class);
        assertThatThrownBy(first::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(runs).hasValue(2);
    }

    @Test
    void whoWaitsForWhatIsNotKeptHasItWorkedOutToo() throws Exception {
        Provenance stoodIn = MADE.of("w", new Written(Fallback.MODEL_TIMEOUT, null));
        AnswerCache cache = workingOutFirst((_, _) -> refusal(stoodIn));
        Future<Reply> first = ask(cache, Progress.NONE);
        Future<Reply> second = askBehind(cache);

        finish.countDown();

        assertThat(first.get()).isInstanceOf(Refusal.class);
        assertThat(second.get()).isInstanceOf(Answer.class);
        assertThat(cache.hits()).isZero();
        assertThat(cache.misses()).isEqualTo(2);
    }

    @Test
    void whoIsInterruptedWhileWaitingLeaves() throws Exception {
        AnswerCache cache = workingOutFirst(this::answer);
        Future<Reply> first = ask(cache, Progress.NONE);
        await(working);
        Waiting other = new Waiting();
        CountDownLatch left = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread second =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                cache.answer(BUILT, other);
                            } catch (CancellationException gone) {
                                interrupted.set(Thread.currentThread().isInterrupted());
                                left.countDown();
                            }
                        });
        await(other.waits);

        second.interrupt();

        await(left);
        assertThat(interrupted).isTrue();
        finish.countDown();
        assertThat(first.get()).isInstanceOf(Answer.class);
    }

    private Future<Reply> ask(AnswerCache cache, Progress progress) {
        Callable<Reply> asking = () -> cache.answer(BUILT, progress);
        return others.submit(asking);
    }

    /// Asks what is being worked out, and comes back when it waits for that.
    private Future<Reply> askBehind(AnswerCache cache) {
        await(working);
        Waiting behind = new Waiting();
        Future<Reply> reply = ask(cache, behind);
        await(behind.waits);
        return reply;
    }

    /// What is asked first is being `working` on until it may `finish`.
    private AnswerCache workingOutFirst(Answerer first) {
        return cache(
                BOUND,
                (question, progress) -> {
                    if (working.getCount() == 0) {
                        return answer(question, progress);
                    }
                    working.countDown();
                    await(finish);
                    return first.answer(question, progress);
                });
    }

    private AnswerCache cache(long bytes, Answerer answerer) {
        return new AnswerCache(
                answerer, edition::get, suggestions, new AnswerMetrics(registry), bytes);
    }

    private Reply answer(Question question, Progress progress) {
        runs.incrementAndGet();
        progress.searching();
        progress.found(List.of(new Hit(passage(MILL), 1, new Hit.Signals(1, 1, 1, 1))));
        progress.read(List.of(reading(MILL, 0, 0.9)));
        progress.dropped(Failure.NAME_MISSING, 9);
        Citation citation =
                new Citation("mill", "The mill", null, "sha256:mill", new Span(0, 3), "The", null);
        Claim claim = new Claim("The mill.", List.of(0), new Support(0.9));
        progress.claim(claim, List.of(citation));
        progress.gap(" ");
        return new Answer("The mill.", List.of(claim), List.of(citation), List.of(), MADE);
    }

    private Reply refusal(Provenance made) {
        runs.incrementAndGet();
        return new Refusal(Reason.NOT_ANSWERED, "No.", made);
    }

    /// A question, what is told on its way, and its reply.
    private record Exchange(Question question, Consumer<Progress> steps, Reply reply) {}

    private long bytes(Exchange exchange) {
        AnswerCache cache =
                cache(
                        BOUND,
                        (_, progress) -> {
                            exchange.steps().accept(progress);
                            return exchange.reply();
                        });
        cache.answer(exchange.question(), Progress.NONE);
        return cache.bytes();
    }

    private static Arguments grows(String what, int one, IntFunction<Exchange> made) {
        return Arguments.of(what, one, made);
    }

    private static Exchange kept(Question question) {
        return new Exchange(question, _ -> {}, refusal("", Help.NONE));
    }

    private static Exchange kept(Reply reply) {
        return new Exchange(BUILT, _ -> {}, reply);
    }

    private static Exchange kept(Consumer<Progress> steps) {
        return new Exchange(BUILT, steps, refusal("", Help.NONE));
    }

    private static Consumer<Progress> found(List<Hit> hits) {
        return to -> to.found(hits);
    }

    /// @param sentences each of one letter
    private static Hit hit(String id, String revision, String text, String context, int sentences) {
        List<Span> spans = IntStream.range(0, sentences).mapToObj(i -> new Span(i, i + 1)).toList();
        Span all = new Span(0, text.length());
        Passage passage = new Passage(id, "s", revision, all, text, spans, context);
        return new Hit(passage, 1, new Hit.Signals(1, 1, 1, 1));
    }

    private static Reply refusal(String text, Help help) {
        return new Refusal(Reason.NOT_ANSWERED, text, help, MADE);
    }

    private static Reply answer(List<Citation> citations) {
        return new Answer("", List.of(claim("c")), citations, List.of(), MADE);
    }

    private static Citation citation(String quote) {
        Span span = new Span(0, quote.length());
        return new Citation("mill", "The mill", null, "sha256:mill", span, quote, null);
    }

    private static Claim claim(String text) {
        return new Claim(text, List.of(0), new Support(0.9));
    }

    private static List<Help.Place> places(int number) {
        return Collections.nCopies(number, new Help.Place("mill", "The mill", null, "", "r", null));
    }

    private static List<Told> told(int number) {
        return Collections.nCopies(number, new Told("mill", new Span(0, 4)));
    }

    private static Set<String> names(int number) {
        return IntStream.range(0, number).mapToObj(i -> "s" + i).collect(Collectors.toSet());
    }

    private static String x(int letters) {
        return "x".repeat(letters);
    }

    private static void times(int times, Runnable step) {
        IntStream.range(0, times).forEach(_ -> step.run());
    }

    private static Question asked(String text) {
        return new Question(text, Set.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Noted implements Progress {

        private final List<String> notes = new ArrayList<>();

        @Override
        public void searching() {
            notes.add("searching");
        }

        @Override
        public void gap(String gap) {
            notes.add("gap");
        }

        @Override
        public void found(List<Hit> hits) {
            notes.add("found " + hits.size());
        }

        @Override
        public void read(List<Reading> readings) {
            notes.add("read " + readings.size());
        }

        @Override
        public void claim(Claim claim, List<Citation> newCitations) {
            notes.add("claim " + newCitations.size());
        }

        @Override
        public void dropped(Failure failure, int length) {
            notes.add("dropped " + length);
        }
    }

    /// Says when it waits.
    private static final class Waiting implements Progress {

        private final CountDownLatch waits = new CountDownLatch(1);

        @Override
        public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
            waits.countDown();
            return wait.get();
        }
    }
}
