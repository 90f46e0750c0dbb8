package dev.sourcebound.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LangChain4jEmbeddingModelTest {

    /// `[length, 0]` for a passage, `[0, length]` for a question.
    private final Embedder lengths =
            new Embedder() {
                @Override
                public EmbeddedText embedText(String text, Role role) {
                    if (text.equals("broken")) {
                        throw new AppException(ErrorCode.INTERNAL, "it is broken");
                    }
                    float[] vector =
                            switch (role) {
                                case QUESTION -> new float[] {0, text.length()};
                                case PASSAGE -> new float[] {text.length(), 0};
                            };
                    return new EmbeddedText(vector, TokenVectors.NONE);
                }

                @Override
                public EmbedderFingerprint fingerprint() {
                    return new EmbedderFingerprint("lengths", "0".repeat(64), 2, 512);
                }
            };

    private final LangChain4jEmbeddingModel model = new LangChain4jEmbeddingModel(lengths);

    @Test
    void aTextIsAPassageUnlessTheRequestSaysOtherwise() {
        assertThat(model.embed("mill").content().vector()).containsExactly(4, 0);
        assertThat(vector(EmbeddingInputType.DOCUMENT)).containsExactly(4, 0);
    }

    @Test
    void aQueryIsAQuestion() {
        assertThat(vector(EmbeddingInputType.QUERY)).containsExactly(0, 4);
    }

    @Test
    void givesTheVectorsInTheOrderOfTheTexts() {
        List<TextSegment> texts =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> TextSegment.from("x".repeat(i)))
                        .toList();
        List<Embedding> vectors = model.embedAll(texts).content();
        assertThat(vectors).extracting(vector -> vector.vector()[0]).hasSize(100).isSorted();
        assertThat(model.embedAll(List.of()).content()).isEmpty();
    }

    @Test
    void saysItsNameAndDimensionWithoutARun() {
        assertThat(model.modelName()).isEqualTo("lengths");
        assertThat(model.dimension()).isEqualTo(2);
    }

    @Test
    void refusesAnotherModelNameOrDimension() {
        EmbeddingRequest request = EmbeddingRequest.builder().input("mill").dimensions(64).build();
        assertThatThrownBy(() -> model.embed(request))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void aFailureComesThroughAsItIs() {
        assertThatThrownBy(() -> model.embed("broken"))
                .isInstanceOf(AppException.class)
                .hasMessage("it is broken");
    }

    @Test
    void givesAwayACopy() {
        float[] shared = {3, 4};
        Embedder sharing =
                new Embedder() {
                    @Override
                    public EmbeddedText embedText(String text, Role role) {
                        return new EmbeddedText(shared, TokenVectors.NONE);
                    }

                    @Override
                    public EmbedderFingerprint fingerprint() {
                        return lengths.fingerprint();
                    }
                };
        new LangChain4jEmbeddingModel(sharing).embed("mill").content().normalize();
        assertThat(shared).containsExactly(3, 4);
    }

    private float[] vector(EmbeddingInputType type) {
        EmbeddingRequest request = EmbeddingRequest.builder().input("mill").inputType(type).build();
        return model.embed(request).embeddings().getFirst().vector();
    }
}
