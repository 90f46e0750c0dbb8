package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.LongClaims.LongClaim;
import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LongClaimsTest {

    @Test
    void everyOtherTextHasOneChangedSentence() {
        List<LongClaim> texts = LongClaims.of(List.of(document("a", 12), document("b", 9)));
        assertThat(texts).hasSize(8);
        for (int i = 0; i < texts.size(); i++) {
            List<TrainingClaim> sentences = texts.get(i).sentences();
            assertThat(sentences).hasSize(10).doesNotHaveDuplicates();
            assertThat(sentences)
                    .filteredOn(s -> s.verdict() != ClaimVerdict.SUPPORTED)
                    .hasSize(i % 2);
            assertThat(texts.get(i).supported()).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void theChangedSentenceStandsForTheOneItWasMadeOf() {
        // Of nine sentences and a claim every text has all, so also the one that was changed.
        TrainingDocument document = document("a", 9);
        List<Span> changed = List.of(document.sentences().getFirst());
        for (LongClaim text : LongClaims.of(List.of(document))) {
            assertThat(text.sentences())
                    .filteredOn(s -> s.evidence().equals(changed))
                    .singleElement()
                    .matches(s -> text.supported() == (s.verdict() == ClaimVerdict.SUPPORTED));
        }
    }

    @Test
    void aShortDocumentHasNone() {
        assertThat(LongClaims.of(List.of(document("a", 8)))).isEmpty();
    }

    @Test
    void theSameDocumentsGiveTheSameTexts() {
        List<TrainingDocument> documents = List.of(document("a", 12), document("b", 20));
        assertThat(LongClaims.of(documents)).isEqualTo(LongClaims.of(documents));
    }

    @Test
    void halvesTakeEveryOtherDocument() {
        Halves halves = new Halves(Stream.of("a", "a", "b", "c", "b"));
        assertThat(halves.half(List.of("a", "b", "c", "a"), s -> s, 0))
                .containsExactly("a", "c", "a");
        assertThat(halves.half(List.of("a", "b", "c", "a"), s -> s, 1)).containsExactly("b");
        assertThatThrownBy(() -> halves.of("d")).hasMessageContaining("no document d");
    }

    /// A document with so many sentences, one claim that it supports and one that it contradicts,
    /// made of its first sentence.
    private static TrainingDocument document(String id, int sentences) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            String sentence = "Mill %d burned. ".formatted(i);
            spans.add(new Span(text.length(), text.length() + sentence.length() - 1));
            text.append(sentence);
        }
        return new TrainingDocument(
                new Source(id, id, false, null, null, null, null, text.toString(), "r"),
                spans,
                List.of(),
                List.of(
                        new TrainingClaim(
                                "Fire took mill 1.",
                                ClaimVerdict.SUPPORTED,
                                List.of(spans.get(1)),
                                "paraphrase"),
                        new TrainingClaim(
                                "Mill 7 burned first.",
                                ClaimVerdict.CONTRADICTED,
                                List.of(spans.getFirst()),
                                "number")));
    }
}
