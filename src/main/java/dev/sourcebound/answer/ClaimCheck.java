package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/// Holds a text of any origin against the sources, sentence by sentence, so that one small change
/// in a long text comes out as that one sentence; and against the gate, for whoever asks. Blocking;
/// thread-safe.
public final class ClaimCheck {

    /// UTF-16 code units of a text: some eight pages.
    public static final int MAX_LENGTH = 20_000;

    /// Sentences of a text; bounds the time of a check, some 100 ms of a processor for each, and as
    /// much again with the gate.
    public static final int MOST_SENTENCES = 200;

    private final Vocabulary vocabulary;
    private final Retriever retriever;
    private final ClaimJudge judge;
    private final ExcerptCheck excerptCheck;
    private final GroundingCheck gate;
    private final CitationMaker citations;
    private final Corpus corpus;
    private final Supplier<Provenance> provenance;
    private final AnswerMetrics metrics;

    public ClaimCheck(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            ClaimJudge judge,
            Provenance provenance,
            MeterRegistry registry) {
        this(
                corpus,
                vocabulary,
                retriever,
                judge,
                new GroundingCheck(corpus, vocabulary, judge),
                () -> provenance,
                registry);
    }

    /// @param provenance of what is checked now
    ClaimCheck(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            ClaimJudge judge,
            GroundingCheck gate,
            Supplier<Provenance> provenance,
            MeterRegistry registry) {
        this.corpus = corpus;
        this.vocabulary = vocabulary;
        this.retriever = retriever;
        this.judge = judge;
        this.excerptCheck = new ExcerptCheck(corpus);
        this.gate = gate;
        this.citations = new CitationMaker(corpus);
        this.provenance = provenance;
        this.metrics = new AnswerMetrics(registry);
    }

    /// Checks a text. What claims nothing is left out: a question, a greeting or thanks, a sentence
    /// of function words alone, a marked heading (see [Sentences#of(String)]).
    ///
    /// @param text at most [#MAX_LENGTH] code units and [#MOST_SENTENCES] sentences
    /// @param sources only against these; empty means against all
    /// @throws AppException `INVALID_REQUEST` where the text has more sentences
    public CheckedText check(String text, Set<String> sources) {
        return check(text, sources, false);
    }

    /// The same.
    ///
    /// @param gated whether to tell of each sentence if the gate would let it into an answer
    public CheckedText check(String text, Set<String> sources, boolean gated) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the text has %d characters, at most %d are read"
                            .formatted(text.length(), MAX_LENGTH));
        }
        return corpus.pinned(() -> checked(text, sources, gated));
    }

    private CheckedText checked(String text, Set<String> sources, boolean gated) {
        List<Span> claims =
                Sentences.of(text).stream().filter(span -> claims(span.of(text))).toList();
        if (claims.size() > MOST_SENTENCES) {
            throw AppException.inField(
                    "text",
                    "'text' has %d sentences, at most %d are checked; send it in parts."
                            .formatted(claims.size(), MOST_SENTENCES));
        }
        List<CheckedSentence> checked = new ArrayList<>();
        for (Span claim : claims) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("nobody waits for this check any more");
            }
            checked.add(checked(claim, text, sources, gated));
        }
        return new CheckedText(checked, provenance.get());
    }

    private boolean claims(String sentence) {
        return !Sentences.asks(sentence)
                && !SmallTalk.is(sentence)
                && !vocabulary.words(sentence).isEmpty();
    }

    private CheckedSentence checked(Span span, String text, Set<String> sources, boolean gated) {
        String claim = span.of(text);
        List<Passage> passages =
                retriever.retrieve(claim, GroundedAnswerer.PASSAGES, sources).stream()
                        .map(Hit::passage)
                        .toList();
        ClaimReading reading = onlyVerbatim(judge.judge(claim, passages));
        return new CheckedSentence(
                claim,
                span,
                reading.verdict(),
                reading.support(),
                reading.evidence().stream().map(citations::cite).toList(),
                gated ? gate(claim, reading, passages) : null);
    }

    /// As it would be judged had a writer written it. A break of a line in a text is no character
    /// that hides.
    private Verdict gate(String claim, ClaimReading reading, List<Passage> passages) {
        Draft draft =
                new Draft(ExtractiveWriter.oneLine(claim), reading.evidence(), reading.support());
        return gate.check(draft, passages);
    }

    /// A verdict stands on all of its evidence: where a part of it is not in its source, nothing is
    /// left to stand on.
    private ClaimReading onlyVerbatim(ClaimReading reading) {
        for (Excerpt excerpt : reading.evidence()) {
            Optional<Failure> failure = excerptCheck.check(excerpt);
            if (failure.isPresent()) {
                metrics.failed(failure.get());
                return ClaimReading.NOTHING;
            }
        }
        return reading;
    }
}
