package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Note;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.watch.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts an answer together from drafts: checks each as it comes, and tells of it where it passes.
/// One answer, one thread.
final class AnswerBuilder implements Writer.Editor {

    private final GroundingCheck groundingCheck;
    private final List<Passage> passages;
    private final CitationMaker maker;
    private final AnswerMetrics metrics;
    private final Answerer.Progress progress;
    private final StringBuilder text = new StringBuilder();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Reading> missing;
    private @Nullable String opening;
    private boolean lastWasVerbatim;

    /// @param passages what the drafts' excerpts stand in
    /// @param best what the answer is to stand on: the best reading of each part of the question
    AnswerBuilder(
            GroundingCheck groundingCheck,
            List<Passage> passages,
            List<Reading> best,
            CitationMaker maker,
            AnswerMetrics metrics,
            Answerer.Progress progress) {
        this.groundingCheck = groundingCheck;
        this.passages = passages;
        this.missing = new ArrayList<>(best);
        this.maker = maker;
        this.metrics = metrics;
        this.progress = progress;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    @Override
    public void open(String word) {
        opening = word;
    }

    @Override
    public Optional<Failure> submit(Draft draft) {
        return switch (metrics.time(Stage.CHECK, () -> groundingCheck.check(draft, passages))) {
            case Verdict.Failed failed -> {
                metrics.failed(failed.failure());
                progress.dropped(failed.failure(), draft.text().length());
                yield Optional.of(failed.failure());
            }
            case Verdict.Passed passed -> {
                metrics.passed();
                append(passed);
                add(passed.draft());
                missing.removeIf(passed::standsOn);
                yield Optional.empty();
            }
        };
    }

    @Override
    public List<Reading> missing() {
        return List.copyOf(missing);
    }

    @Override
    public Caller caller() {
        return progress.caller();
    }

    @Override
    public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
        return progress.waiting(wait, left);
    }

    /// Sentences that were written to follow each other are one paragraph; an excerpt stands apart.
    private void append(Verdict.Passed passed) {
        String gap = gap(passed);
        if (!gap.isEmpty()) {
            text.append(gap);
            progress.gap(gap);
        }
        text.append(passed.draft().text());
        lastWasVerbatim = passed.verbatim();
    }

    private String gap(Verdict.Passed next) {
        if (claims.isEmpty()) {
            return opening == null ? "" : opening + " ";
        }
        return lastWasVerbatim || next.verbatim() ? "\n\n" : " ";
    }

    private void add(Draft draft) {
        List<Integer> cited = new ArrayList<>();
        List<Citation> fresh = new ArrayList<>();
        for (Excerpt excerpt : draft.excerpts()) {
            Citation citation = maker.cite(excerpt);
            int index = citations.indexOf(citation);
            if (index < 0) {
                index = citations.size();
                citations.add(citation);
                fresh.add(citation);
            }
            cited.add(index);
        }
        Claim claim = new Claim(draft.text(), cited, draft.support());
        claims.add(claim);
        progress.claim(claim, fresh);
    }

    Answer build(List<Note> notes, Provenance provenance) {
        return new Answer(text.toString(), claims, citations, notes, provenance);
    }
}
