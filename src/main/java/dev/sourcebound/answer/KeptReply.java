package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A reply, and what was told on the way to it, to be told again.
///
/// @param reply as it is given to whoever asks later: no language model ran for those
/// @param steps what was told, in its order
/// @param readings the sentences that were read, best first; null where none were looked for
/// @param bytes about how much memory all of it takes, rather too much than too little
record KeptReply(
        Reply reply,
        List<Consumer<Answerer.Progress>> steps,
        @Nullable List<Reading> readings,
        long bytes) {

    KeptReply {
        steps = List.copyOf(steps);
    }

    void to(Answerer.Progress progress) {
        steps.forEach(step -> step.accept(progress));
    }

    /// Passes on what is told, and keeps it. One question, one thread.
    static final class Recorder implements Answerer.Progress {

        /// An object with its header and a few fields, and its place in a list.
        private static final int OBJECT = 64;

        private final Answerer.Progress progress;
        private final List<Consumer<Answerer.Progress>> steps = new ArrayList<>();
        private @Nullable List<Reading> readings;
        private long bytes = 10 * OBJECT;

        Recorder(Answerer.Progress progress) {
            this.progress = progress;
        }

        KeptReply told(Reply reply) {
            bytes += 2L * reply.text().length() + size(reply);
            return new KeptReply(
                    reply.with(reply.provenance().withoutUsage()), steps, readings, bytes);
        }

        @Override
        public void searching() {
            tell(Answerer.Progress::searching);
        }

        @Override
        public void gap(String gap) {
            tell(to -> to.gap(gap));
        }

        @Override
        public void found(List<Hit> hits) {
            hits.forEach(hit -> bytes += OBJECT + size(hit.passage()));
            tell(to -> to.found(hits));
        }

        @Override
        public void read(List<Reading> read) {
            // Their passages are among those found.
            readings = read;
            bytes += 4L * OBJECT * read.size();
            tell(to -> to.read(read));
        }

        @Override
        public void claim(Claim claim, List<Citation> newCitations) {
            bytes += 4L * OBJECT + 2L * claim.text().length();
            tell(to -> to.claim(claim, newCitations));
        }

        @Override
        public void dropped(Failure failure, int length) {
            tell(to -> to.dropped(failure, length));
        }

        @Override
        public Caller caller() {
            return progress.caller();
        }

        @Override
        public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
            return progress.waiting(wait, left);
        }

        private void tell(Consumer<Answerer.Progress> step) {
            bytes += OBJECT;
            steps.add(step);
            step.accept(progress);
        }

        private static long size(Passage passage) {
            int characters =
                    passage.id().length()
                            + passage.revision().length()
                            + passage.text().length()
                            + passage.context().length();
            return 4L * OBJECT + 2L * characters + 32L * passage.sentences().size();
        }

        private static long size(Reply reply) {
            return switch (reply) {
                case Answer answer ->
                        answer.citations().stream()
                                .mapToLong(c -> 4L * OBJECT + 2L * c.quote().length())
                                .sum();
                case Refusal refusal ->
                        4L * OBJECT * (2 + refusal.help().sources().size())
                                + refusal.help().suggestions().stream()
                                        .mapToLong(s -> 2L * s.length())
                                        .sum();
            };
        }
    }
}
