package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Edition;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// The provenance of a reply that is made now: its fingerprint is that of the edition of the
/// sources that the reply is made from. Thread-safe.
final class LiveProvenance implements Supplier<Provenance> {

    private final Corpus corpus;
    private final String embedder;
    private final String reader;
    private final String writer;
    private final String abstention;
    private volatile @Nullable Of last;

    LiveProvenance(
            Corpus corpus, String embedder, String reader, String writer, String abstention) {
        this.corpus = corpus;
        this.embedder = embedder;
        this.reader = reader;
        this.writer = writer;
        this.abstention = abstention;
    }

    /// Of an edition, so that its digest is made once.
    private record Of(Edition edition, Provenance provenance) {}

    @Override
    public Provenance get() {
        Edition edition = corpus.edition();
        Of known = last;
        if (known == null || known.edition() != edition) {
            known = new Of(edition, of(edition));
            last = known;
        }
        return known.provenance();
    }

    private Provenance of(Edition edition) {
        String sources =
                edition.sources().stream()
                        .map(s -> s.id() + " " + s.revision())
                        .toList()
                        .toString();
        String decides = String.join("\n", sources, embedder, reader, abstention, writer);
        return new Provenance(embedder, reader, writer, "sha256:" + DigestUtils.sha256Hex(decides));
    }
}
