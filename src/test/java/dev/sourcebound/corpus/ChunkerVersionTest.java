package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ChunkerVersionTest {

    /// An index on disk takes passages of one version to be cut in one way: where this fails, the
    /// cutting has changed, and [Chunker#VERSION] has to change with the digest here.
    @Test
    void otherPassagesHaveAnotherVersion() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Chunker chunker = new Chunker();
        for (Source source :
                new SourceFolder(Path.of("seeds"), DataSize.ofMegabytes(20)).read().sources()) {
            for (Passage passage : chunker.chunk(source)) {
                String cut =
                        passage.id() + passage.span() + passage.sentences() + passage.context();
                digest.update(cut.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Chunker.VERSION + " " + HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(
                        "passages-3"
                                + " 66c57513ad070bc6dd493d48ebb23c151cf49290c42a58d04087de985c7eaa4b");
    }
}
