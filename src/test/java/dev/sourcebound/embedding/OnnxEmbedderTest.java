package dev.sourcebound.embedding;

import static dev.sourcebound.embedding.BundledModel.MANIFEST;
import static dev.sourcebound.embedding.BundledModel.cosine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.sourcebound.embedding.Embedder.Role;
import dev.sourcebound.onnx.Location;
import dev.sourcebound.onnx.ModelFile;
import dev.sourcebound.problem.AppException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest {

    private static final List<String> PASSAGES =
            List.of(
                    "The ferry leaves the northern quay at seven and again at noon.",
                    "Rye bread keeps for a week; wheat bread, only two days.",
                    "In 1904 the mill burned down. It was rebuilt in brick, \uD83D\uDE00 said the miller.",
                    "| Year | Boats |\n|------|-------|\n| 2019 | 41 |\n| 2020 | 38 |",
                    "a",
                    "\u041F\u0430\u0440\u043E\u043C \u0443\u0445\u043E\u0434\u0438\u0442 \u0432 \u043F\u043E\u043B\u0434\u0435\u043D\u044C.");

    @AutoClose private static final OnnxEmbedder EMBEDDER = BundledModel.load(2);

    @Test
    void givesWhatLangChain4jGivesForTheSameWeights() {
        var reference = new BgeSmallEnV15QuantizedEmbeddingModel();
        var manifest =
                EmbedderManifest.read(new Location("classpath:models/bge-small-en-v1.5-q.json"));
        try (OnnxEmbedder same = OnnxEmbedder.load(manifest, 1)) {
            for (String passage : PASSAGES) {
                float[] expected = reference.embed(passage).content().vector();
                assertThat(cosine(same.embed(passage, Role.PASSAGE), expected))
                        .as(passage)
                        .isGreaterThan(0.9999);
            }
        }
    }

    @Test
    void aSoftHyphenInAWordIsNotRead() {
        assertThat(EMBEDDER.embed("The regis\u00ADter of ships.", Role.PASSAGE))
                .isEqualTo(EMBEDDER.embed("The register of ships.", Role.PASSAGE));
    }

    @Test
    void nearMeaningsAreNearerThanFarOnes() {
        float[] question = EMBEDDER.embed("When does the ferry depart?", Role.QUESTION);
        double ferry = cosine(question, EMBEDDER.embed(PASSAGES.get(0), Role.PASSAGE));
        double bread = cosine(question, EMBEDDER.embed(PASSAGES.get(1), Role.PASSAGE));
        assertThat(ferry).isGreaterThan(bread + 0.1);
    }

    @Test
    void givesVectorsOfLengthOne() {
        for (String passage : PASSAGES) {
            EmbeddedText embedded = EMBEDDER.embedText(passage, Role.PASSAGE);
            assertThat(embedded.vector()).hasSize(384);
            assertThat(cosine(embedded.vector(), embedded.vector())).isCloseTo(1, within(1e-6));
            for (int token = 0; token < embedded.tokens().size(); token++) {
                assertThat(embedded.tokens().cosines(embedded.tokens())[token][token])
                        .isCloseTo(1, within(0.02));
            }
        }
    }

    @Test
    void putsThePrefixBeforeAQuestionOnceAndBeforeAPassageNever() {
        String question = "When does the ferry leave?";
        assertThat(EMBEDDER.embed(question, Role.QUESTION))
                .isEqualTo(
                        EMBEDDER.embed(
                                "Represent this sentence for searching relevant passages: "
                                        + question,
                                Role.PASSAGE))
                .isNotEqualTo(EMBEDDER.embed(question, Role.PASSAGE));
    }

    @Test
    void placesTheTokensInTheTextGivenWithoutThePrefixAndSpecialTokens() {
        String question = "When does \uD83D\uDE00 sail?";
        for (Role role : Role.values()) {
            TokenVectors tokens = EMBEDDER.embedTokens(question, role);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                words.add(question.substring(tokens.start(i), tokens.end(i)));
            }
            assertThat(words).containsExactly("When", "does", "\uD83D\uDE00", "sail", "?");
        }
    }

    @Test
    void aTokensVectorDependsOnTheWordsAroundIt() {
        TokenVectors river = EMBEDDER.embedTokens("We sat on the bank of the river.", Role.PASSAGE);
        TokenVectors money =
                EMBEDDER.embedTokens("We kept it at the bank in a safe.", Role.PASSAGE);
        int inRiver = 4;
        int inMoney = 5;
        assertThat(river.start(inRiver)).isEqualTo("We sat on the ".length());
        assertThat(money.start(inMoney)).isEqualTo("We kept it at the ".length());
        assertThat(river.cosines(money)[inRiver][inMoney]).isLessThan(0.9);
    }

    @Test
    void readsALongTextByItsBeginningAndCountsIt() {
        long before = EMBEDDER.truncatedTexts();
        String mills = "mill ".repeat(600);

        EmbeddedText embedded = EMBEDDER.embedText(mills, Role.PASSAGE);

        assertThat(embedded.tokens().size()).isEqualTo(510);
        assertThat(EMBEDDER.truncatedTexts() - before).isEqualTo(1);
        assertThat(embedded.vector()).isEqualTo(EMBEDDER.embed("mill ".repeat(510), Role.PASSAGE));
    }

    @Test
    void embedsATextWithoutWordsAsItsSpecialTokens() {
        EmbeddedText embedded = EMBEDDER.embedText("", Role.PASSAGE);
        assertThat(embedded.tokens().size()).isZero();
        assertThat(cosine(embedded.vector(), embedded.vector())).isCloseTo(1, within(1e-6));
    }

    @Test
    void eightCallersGetTheBitsThatOneGets() throws Exception {
        List<float[]> alone =
                PASSAGES.stream().map(text -> EMBEDDER.embed(text, Role.PASSAGE)).toList();
        Callable<List<float[]>> caller =
                () -> PASSAGES.stream().map(text -> EMBEDDER.embed(text, Role.PASSAGE)).toList();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<List<float[]>>> eight = java.util.Collections.nCopies(8, caller);
            for (Future<List<float[]>> together : callers.invokeAll(eight)) {
                for (int i = 0; i < alone.size(); i++) {
                    assertThat(Arrays.equals(together.get().get(i), alone.get(i))).isTrue();
                }
            }
        }
    }

    @Test
    void refusesWorkOnceClosed() {
        OnnxEmbedder closed = BundledModel.load(1);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.embed("a", Role.PASSAGE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isInterruptibleWhileItWaits() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> EMBEDDER.embed("a", Role.PASSAGE))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void refusesWeightsThatTheManifestDoesNotName() {
        ModelFile wrong = new ModelFile(MANIFEST.weights().location(), "0".repeat(64));
        EmbedderManifest manifest = withWeights(wrong);
        assertThatThrownBy(() -> OnnxEmbedder.load(manifest, 1))
                .isInstanceOf(AppException.class)
                .hasMessageContainingAll(
                        MANIFEST.weights().location(),
                        "expected sha256 " + "0".repeat(64),
                        "found " + MANIFEST.weights().sha256());
    }

    @Test
    void namesItselfByEverythingThatDecidesAVector() {
        EmbedderFingerprint fingerprint = EMBEDDER.fingerprint();
        assertThat(fingerprint.model()).isEqualTo(MANIFEST.name());
        assertThat(fingerprint.dimension()).isEqualTo(384);
        assertThat(fingerprint.maxTokens()).isEqualTo(512);
        ModelFile other = new ModelFile(MANIFEST.weights().location(), "0".repeat(64));
        assertThat(withWeights(other).fingerprint()).isNotEqualTo(fingerprint);
    }

    private static EmbedderManifest withWeights(ModelFile weights) {
        return new EmbedderManifest(
                MANIFEST.name(),
                MANIFEST.description(),
                MANIFEST.licence(),
                MANIFEST.origin(),
                weights,
                MANIFEST.weightBits(),
                MANIFEST.tokenizer(),
                MANIFEST.output(),
                MANIFEST.pooling(),
                MANIFEST.dimension(),
                MANIFEST.maxTokens(),
                MANIFEST.questionPrefix());
    }
}
