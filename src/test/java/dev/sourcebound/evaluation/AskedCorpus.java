package dev.sourcebound.evaluation;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The program over a folder of documents, asked for what it cites.
final class AskedCorpus implements AutoCloseable {

    private final InProcess asked;

    AskedCorpus(Path documents) {
        Workbench workbench = new Workbench(SourceboundApplication.class, System.out, System.err);
        String folder = "--sourcebound.corpus.folder=" + documents;
        this.asked = new InProcess(workbench.start(List.of(folder)));
    }

    /// What a reply cites; nothing where it refuses.
    Set<Quote> cited(String question, List<Turn> history) {
        LabelledQuestion unlabelled =
                new LabelledQuestion(
                        "asked", "asked", question, history, false, List.of(), false, null,
                        List.of());
        return Set.copyOf(asked.ask(unlabelled).quotes());
    }

    @Override
    public void close() {
        asked.close();
    }
}
