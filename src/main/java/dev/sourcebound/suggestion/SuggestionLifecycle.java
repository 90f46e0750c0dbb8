package dev.sourcebound.suggestion;

import dev.sourcebound.answer.Suggestions;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Edition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Finds the questions to offer once the server is ready, and again each time that the sources have
/// changed, beside its work: on one thread of its own, for which nobody waits. Those of one time
/// are offered all at once when it is done, so that the same question is refused with the same
/// words before, and with the same after.
@Order(Ordered.LOWEST_PRECEDENCE)
final class SuggestionLifecycle implements ApplicationRunner, DisposableBean {

    /// How long the sources must have stayed as they are: changes that come together are looked at
    /// together.
    static final Duration QUIET = Duration.ofSeconds(5);

    /// Where they change on and on they are looked at after so many times that.
    private static final int MOST_QUIETS = 12;

    /// How long its end is waited for when the server ends, so that what it asks is still there.
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionLifecycle.class);

    private final Corpus corpus;
    private final Suggestions suggestions;
    private final SuggestionFinder finder;
    private final @Nullable SuggestionFile file;
    private final Supplier<String> fingerprint;
    private final Turn turn;
    private final Duration quiet;
    private @Nullable Thread thread;

    /// The last edition whose questions were found. Of the thread alone.
    private Edition searched = new Edition(List.of());

    /// @param file null where they are kept nowhere
    /// @param fingerprint of all that decides which questions are found
    /// @param quiet how long the sources must have stayed as they are
    SuggestionLifecycle(
            Corpus corpus,
            Suggestions suggestions,
            SuggestionFinder finder,
            @Nullable SuggestionFile file,
            Supplier<String> fingerprint,
            Turn turn,
            Duration quiet) {
        this.corpus = corpus;
        this.suggestions = suggestions;
        this.finder = finder;
        this.file = file;
        this.fingerprint = fingerprint;
        this.turn = turn;
        this.quiet = quiet;
    }

    /// @param edition that questions are found of
    /// @param fingerprint of it, and of what else decides
    private record Look(Edition edition, String fingerprint) {}

    @Override
    public synchronized void run(ApplicationArguments arguments) {
        thread = Thread.ofPlatform().name("suggestions").daemon().start(this::follow);
    }

    @Override
    public synchronized void destroy() throws InterruptedException {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
            working.join(LONGEST_END);
        }
    }

    private void follow() {
        try {
            Look look = look();
            if (!isKept(look)) {
                look = inTurn();
            }
            while (true) {
                awaitChange(look.edition());
                look = inTurn();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until there is a newer edition, and no newer one for a while.
    private void awaitChange(Edition last) throws InterruptedException {
        last.awaitNext();
        for (int i = 0; i < MOST_QUIETS && corpus.edition().awaitNext(quiet); i++) {
            // The next may be as short-lived.
        }
    }

    private Look look() {
        return corpus.pinned(() -> new Look(corpus.edition(), fingerprint.get()));
    }

    private boolean isKept(Look look) {
        Optional<List<Suggestion>> kept =
                file == null ? Optional.empty() : file.read(look.fingerprint());
        kept.ifPresent(suggestions::know);
        kept.ifPresent(_ -> searched = look.edition());
        return kept.isPresent();
    }

    private Look inTurn() throws InterruptedException {
        return turn.take(() -> {
            Look look = look();
            try {
                search(look);
            } catch (RuntimeException | StackOverflowError defect) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                // Without them refusals are as true as with them.
                LOG.warn("No questions to offer could be found", defect);
            }
            return look;
        });
    }

    private void search(Look look) throws InterruptedException {
        long started = System.nanoTime();
        List<Suggestion> found = finder.find(look.edition(), searched, suggestions.known());
        suggestions.know(found);
        searched = look.edition();
        LOG.info(
                "There are {} questions to offer, after {} ms",
                found.size(),
                (System.nanoTime() - started) / 1_000_000);
        if (file != null) {
            file.write(look.fingerprint(), found);
        }
    }
}
