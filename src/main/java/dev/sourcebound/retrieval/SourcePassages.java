package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;

/// The passages of one source, made when they are needed, and what tells them from other ones.
///
/// @param sourceId the source
/// @param made a digest of all that decides them: ids, revision, offsets, sentences and context. It
///   names the source, too, so that no two sources share one
/// @param count how many they are
/// @param passages gives them in the order of the text
record SourcePassages(String sourceId, String made, int count, Supplier<List<Passage>> passages) {

    /// Passages at hand, all of one source.
    static SourcePassages of(List<Passage> passages) {
        List<Passage> all = List.copyOf(passages);
        return new SourcePassages(all.getFirst().sourceId(), digest(all), all.size(), () -> all);
    }

    /// Those of a source. It is cut once now and once more when its passages are asked for, so that
    /// not all of them are held at once.
    static SourcePassages of(Source source, Chunker chunker) {
        List<Passage> passages = chunker.chunk(source);
        return new SourcePassages(
                source.id(), digest(passages), passages.size(), () -> chunker.chunk(source));
    }

    private static String digest(List<Passage> passages) {
        MessageDigest digest = Digests.digest();
        for (Passage passage : passages) {
            String line =
                    String.join(
                            "\u0000",
                            passage.id(),
                            passage.revision(),
                            passage.span().toString(),
                            passage.sentences().toString(),
                            passage.context());
            Digests.add(digest, line + "\n");
        }
        return Digests.hex(digest);
    }
}
