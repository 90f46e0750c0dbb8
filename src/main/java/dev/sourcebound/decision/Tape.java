package dev.sourcebound.decision;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Passes on what is told of a question, and keeps it. One question, one thread.
final class Tape implements Answerer.Progress {

    private final Answerer.Progress told;
    private final List<Decision.Found> found = new ArrayList<>();
    private final List<Decision.Read> read = new ArrayList<>();
    private final List<Decision.Checked> gate = new ArrayList<>();

    Tape(Answerer.Progress told) {
        this.told = told;
    }

    Decision decision(ChatRequest request, ChatReply reply, AbstentionPolicy policy) {
        return new Decision(
                request.question(),
                request.history(),
                new TreeSet<>(request.sources()),
                Decision.Thresholds.of(policy),
                found,
                read,
                gate,
                reply);
    }

    @Override
    public void searching() {
        told.searching();
    }

    @Override
    public void gap(String gap) {
        told.gap(gap);
    }

    @Override
    public void found(List<Hit> hits) {
        hits.stream().map(Decision.Found::of).forEach(found::add);
        told.found(hits);
    }

    @Override
    public void read(List<Reading> readings) {
        readings.stream().limit(Decision.MOST_READINGS).map(Decision.Read::of).forEach(read::add);
        told.read(readings);
    }

    @Override
    public void claim(Claim claim, List<Citation> newCitations) {
        gate.add(new Decision.Checked("passed", claim.text().length()));
        told.claim(claim, newCitations);
    }

    @Override
    public void dropped(Failure failure, int length) {
        gate.add(new Decision.Checked(failure.slug(), length));
        told.dropped(failure, length);
    }

    @Override
    public Caller caller() {
        return told.caller();
    }

    @Override
    public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
        return told.waiting(wait, left);
    }
}
