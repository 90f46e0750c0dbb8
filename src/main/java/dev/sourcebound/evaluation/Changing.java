package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.LibraryWriter;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.evaluation.scale.ChangeSeconds;
import dev.sourcebound.evaluation.scale.MadeCorpus;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ConfigurableApplicationContext;

/// Puts documents in and takes them out while the engine runs; what is put in can be found when the
/// call returns.
record Changing(LibraryWriter writer, MadeCorpus made) {

    /// Leaves the documents as they were.
    static ChangeSeconds measured(ConfigurableApplicationContext engine, MadeCorpus made) {
        return new Changing(engine.getBean(LibraryWriter.class), made).measured();
    }

    private ChangeSeconds measured() {
        int middle = made.documents() / 2;
        String old = MadeCorpus.id(middle);
        String further = MadeCorpus.id(made.documents());
        try {
            return new ChangeSeconds(
                    seconds(() -> put(further, made.further(0))),
                    seconds(() -> put(old, made.further(1))),
                    seconds(() -> writer.remove(old)));
        } finally {
            put(old, made.document(middle));
            writer.remove(further);
        }
    }

    private static double seconds(Runnable change) {
        long started = System.nanoTime();
        change.run();
        return (System.nanoTime() - started) / 1e9;
    }

    private void put(String id, String text) {
        writer.put(id, Format.MARKDOWN, text.getBytes(StandardCharsets.UTF_8), Progress.NONE);
    }
}
