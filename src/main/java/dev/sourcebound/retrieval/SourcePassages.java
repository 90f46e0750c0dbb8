package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/// The passages of one source, made when they are needed, and what tells them from other ones.
///
/// @param sourceId the source
/// @param made names all that decides them: the source, its revision and title, and how it is cut;
///   or the passages themselves. No two sources share one
/// @param length of the source's text, in UTF-16 code units
/// @param passages gives them in the order of the text
record SourcePassages(String sourceId, String made, int length, Supplier<List<Passage>> passages) {

    /// Passages at hand, all of one source.
    static SourcePassages of(List<Passage> passages) {
        List<Passage> all = List.copyOf(passages);
        return new SourcePassages(
                all.getFirst().sourceId(), digest(all), all.getLast().span().end(), () -> all);
    }

    /// Those of a source, which is cut each time that they are asked for: what is known to be
    /// indexed need not even be read.
    static SourcePassages of(Source source, Chunker chunker) {
        String decides =
                String.join(
                        "\u0000",
                        Chunker.VERSION,
                        source.id(),
                        source.revision(),
                        source.titleIsDescription() ? "" : source.title());
        return new SourcePassages(
                source.id(),
                DigestUtils.sha256Hex(decides),
                source.length(),
                () -> chunker.chunk(source));
    }

    private static String digest(List<Passage> passages) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (Passage passage : passages) {
            String line =
                    String.join(
                            "\u0000",
                            passage.id(),
                            passage.revision(),
                            passage.span().toString(),
                            passage.sentences().toString(),
                            passage.context());
            DigestUtils.updateDigest(digest, line + "\n");
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
