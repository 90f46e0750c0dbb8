package dev.sourcebound.suggestion;

import dev.sourcebound.answer.Suggestions;
import dev.sourcebound.answer.Suggestions.Suggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Finds the questions to offer once the server is ready, beside its work: on one thread of its
/// own, whose end nobody waits for. They are offered all at once when it is done, so that the same
/// question is refused with the same words before, and with the same after.
@Order(Ordered.LOWEST_PRECEDENCE)
final class SuggestionLifecycle implements ApplicationRunner, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionLifecycle.class);

    private final Suggestions suggestions;
    private final SuggestionFinder finder;
    private final @Nullable SuggestionFile file;
    private final Turn turn;
    private @Nullable Thread thread;

    SuggestionLifecycle(
            Suggestions suggestions,
            SuggestionFinder finder,
            @Nullable SuggestionFile file,
            Turn turn) {
        this.suggestions = suggestions;
        this.finder = finder;
        this.file = file;
        this.turn = turn;
    }

    @Override
    public synchronized void run(ApplicationArguments arguments) {
        thread = Thread.ofPlatform().name("suggestions").daemon().start(this::find);
    }

    @Override
    public synchronized void destroy() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    private void find() {
        Optional<List<Suggestion>> kept = file == null ? Optional.empty() : file.read();
        if (kept.isPresent()) {
            suggestions.know(kept.get());
            return;
        }
        try {
            turn.take(this::search);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError defect) {
            // Without them refusals are as true as with them.
            LOG.warn("No questions to offer could be found", defect);
        }
    }

    private void search() throws InterruptedException {
        long started = System.nanoTime();
        List<Suggestion> found = finder.find();
        suggestions.know(found);
        LOG.info(
                "Found {} questions to offer in {} ms",
                found.size(),
                (System.nanoTime() - started) / 1_000_000);
        if (file != null) {
            file.write(found);
        }
    }
}
