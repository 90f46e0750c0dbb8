package dev.sourcebound.corpus;

import java.util.List;

/// Sources that a test changes.
public final class ChangingCorpus {

    private ChangingCorpus() {}

    /// From now on, these are the sources.
    public static void become(Corpus corpus, List<Source> sources) {
        corpus.publish(new Edition(sources));
    }
}
