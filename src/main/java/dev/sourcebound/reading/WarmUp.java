package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/// Has both models read once before the server counts as ready, so that who asks first does not
/// wait for what their engines set up at their first run. What is read is made up and of no source.
/// After the index, which words are looked up in, and before what works beside the server.
@Order(0)
final class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String QUESTION = "When was the bridge built?";
    private static final String FIRST = "The bridge was built of stone in the spring of 1804.";
    private static final String SECOND = "It is as long as the river is wide, and no longer.";

    private final PassageReader reader;

    WarmUp(PassageReader reader) {
        this.reader = reader;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long started = System.nanoTime();
        reader.read(QUESTION, List.of(passage()));
        LOG.info("Read once to warm up in {} ms", (System.nanoTime() - started) / 1_000_000);
    }

    private static Passage passage() {
        String text = FIRST + " " + SECOND;
        return new Passage(
                "warm-up#000000",
                "warm-up",
                "made up",
                new Span(0, text.length()),
                text,
                List.of(new Span(0, FIRST.length()), new Span(FIRST.length() + 1, text.length())),
                "");
    }
}
