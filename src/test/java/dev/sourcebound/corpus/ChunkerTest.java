package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkerTest {

    @Test
    void aHeadingIsContextAndNoSentence() {
        List<Passage> passages = chunk("# The mill\n\nIt stood on the river. It burnt in 1911.\n");

        assertThat(passages).hasSize(1);
        assertThat(passages.getFirst().context()).isEqualTo("The mill");
        assertThat(sentences(passages))
                .containsExactly("It stood on the river.", "It burnt in 1911.");
    }

    static List<Passage> chunk(String text) {
        return new Chunker()
                .chunk(new Source("s", "S", false, null, null, null, null, text, "sha256:0"));
    }

    static List<String> sentences(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> passage.sentences().stream().map(passage::slice))
                .toList();
    }
}
