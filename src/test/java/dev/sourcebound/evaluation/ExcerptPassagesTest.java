package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import org.junit.jupiter.api.Test;

class ExcerptPassagesTest {

    private static final String TEXT =
            """
            # The mill

            The mill was built in 1804. It grinds rye. Its owner keeps a pony.
            """;

    private final Corpus corpus = Samples.corpus(TEXT);
    private final ExcerptPassages passages = new ExcerptPassages(corpus, new Chunker());

    @Test
    void onlyWhatIsCitedCanBeRead() {
        Passage passage = passages.of(excerpt("It grinds rye."));
        assertThat(passage.text()).isEqualTo("It grinds rye.");
        assertThat(passage.sentences()).containsExactly(passage.span());
        assertThat(passage.context()).isEqualTo("The mill");
    }

    @Test
    void sentencesAreThoseOfTheSource() {
        Passage passage = passages.of(excerpt("The mill was built in 1804. It grinds rye."));
        assertThat(passage.sentences())
                .extracting(passage::slice)
                .containsExactly("The mill was built in 1804.", "It grinds rye.");
    }

    @Test
    void aPieceWithoutAWholeSentenceIsReadAsOne() {
        assertThat(passages.of(excerpt("# The mill")).sentences()).hasSize(1);
        assertThat(passages.of(excerpt("grinds")).sentences()).hasSize(1);
    }

    private static Excerpt excerpt(String text) {
        int start = TEXT.indexOf(text);
        return new Excerpt("mill", "sha256:0", new Span(start, start + text.length()), text, null);
    }
}
