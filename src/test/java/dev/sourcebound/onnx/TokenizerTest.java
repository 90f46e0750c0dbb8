package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    private static final int LIMIT = 16;
    private static Tokenizer tokenizer;

    @BeforeAll
    static void load() {
        tokenizer = BundledTokenizer.load(LIMIT);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Two mills stood there., Two|mills|stood|there|.",
        "caf\u00e9 by a mill, caf\u00e9|by|a|mill",
        "a \uD83D\uDE00 b, a|\uD83D\uDE00|b",
        "\uD83D\uDE00\uD83D\uDE00 mill, \uD83D\uDE00\uD83D\uDE00|mill",
        "\u043c\u0438\u0440 now, \u043c|\u0438|\u0440|now",
        "a\uD800b mill, ab|mill",
        "unbelievably, un|bel|ie|va|bly",
    })
    void placesEachTokenInTheText(String text, String expected) {
        assertThat(String.join("|", slices(text, tokenizer.encode(text), 0)))
                .isEqualTo(expected.replace("ab", "a\uD800b"));
    }

    @Test
    void aCombiningMarkMovesNoTokenAfterIt() {
        String text = "cafe\u0301 mill";
        assertThat(slices(text, tokenizer.encode(text), 0)).last().isEqualTo("mill");
    }

    @Test
    void nulIsReadAsNothingAndMovesNoTokenAfterIt() {
        String text = "old\u0000 mill";
        assertThat(slices(text, tokenizer.encode(text), 0)).containsExactly("old", "mill");
    }

    @Test
    void aTextWithoutTokensIsItsSpecialTokensAlone() {
        EncodedText encoded = tokenizer.encode("");
        assertThat(segments(encoded)).containsExactly(-1, -1);
        assertThat(encoded.cut()).isZero();
    }

    @Test
    void placesTheTokensOfAPairEachInItsOwnText() {
        String first = "\uD83D\uDE00 old mill";
        String second = "mill \uD83D\uDE00 old";
        EncodedText encoded = tokenizer.encode(first, second);
        assertThat(segments(encoded)).containsExactly(-1, 0, 0, 0, -1, 1, 1, 1, -1);
        assertThat(slices(first, encoded, 0)).containsExactly("\uD83D\uDE00", "old", "mill");
        assertThat(slices(second, encoded, 1)).containsExactly("mill", "\uD83D\uDE00", "old");
    }

    @Test
    void leavesOutTheEndOfALongTextAndSaysHowMuch() {
        EncodedText encoded = tokenizer.encode("mill ".repeat(20));
        assertThat(encoded.size()).isEqualTo(LIMIT);
        assertThat(encoded.cut()).isEqualTo(20 + 2 - LIMIT);
        assertThat(encoded.segment(LIMIT - 1)).isEqualTo(EncodedText.SPECIAL);
        assertThat(encoded.end(LIMIT - 2)).isEqualTo(5 * 14 - 1);
    }

    @Test
    void leavesOutTheEndOfTheSecondTextOfAPair() {
        EncodedText encoded = tokenizer.encode("old mill", "mill ".repeat(20));
        assertThat(encoded.size()).isEqualTo(LIMIT);
        assertThat(encoded.cut()).isEqualTo(2 + 20 + 3 - LIMIT);
        assertThat(IntStream.range(0, LIMIT).filter(i -> encoded.segment(i) == 0)).hasSize(2);
        assertThat(IntStream.range(0, LIMIT).filter(i -> encoded.segment(i) == 1)).hasSize(11);
    }

    @Test
    void everyPlaceIsWithinTheTextInOrderAndSplitsNoCharacter() {
        Random random = new Random(7);
        try (Tokenizer unlimited = BundledTokenizer.load(100_000)) {
            for (int i = 0; i < 500; i++) {
                String text = randomText(random);
                EncodedText encoded = unlimited.encode(text);
                int from = 0;
                for (int token = 1; token < encoded.size() - 1; token++) {
                    assertThat(encoded.start(token)).isBetween(from, text.length());
                    assertThat(encoded.end(token)).isBetween(encoded.start(token), text.length());
                    assertThat(splitsCharacter(text, encoded.start(token))).isFalse();
                    assertThat(splitsCharacter(text, encoded.end(token))).isFalse();
                    from = encoded.start(token);
                }
            }
        }
    }

    @Test
    void theTokensOfPlainWordsAreTheTextWithoutItsSpaces() {
        Random random = new Random(11);
        try (Tokenizer unlimited = BundledTokenizer.load(100_000)) {
            for (int i = 0; i < 200; i++) {
                String text = randomWords(random);
                assertThat(String.join("", slices(text, unlimited.encode(text), 0)))
                        .isEqualTo(text.replace(" ", ""));
            }
        }
    }

    @Test
    void manyCallersGetTheSameTokens() throws Exception {
        String text = "An old mill \uD83D\uDE00 by the river.";
        List<String> alone = slices(text, tokenizer.encode(text), 0);
        Callable<List<String>> task = () -> slices(text, tokenizer.encode(text), 0);
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> result :
                    callers.invokeAll(java.util.Collections.nCopies(400, task))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void cannotBeUsedOnceClosed() {
        Tokenizer closed = BundledTokenizer.load(LIMIT);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.encode("mill")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAFileThatIsNoTokenizer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{}");
        ModelFile json = new ModelFile(file.toString(), DigestUtils.sha256Hex("{}"));
        assertThatThrownBy(() -> Tokenizer.load(json, LIMIT))
                .isInstanceOf(AppException.class)
                .hasMessageStartingWith("no tokenizer can be made of " + file);
    }

    private static List<String> slices(String text, EncodedText encoded, int segment) {
        List<String> slices = new ArrayList<>();
        for (int token = 0; token < encoded.size(); token++) {
            if (encoded.segment(token) == segment) {
                slices.add(text.substring(encoded.start(token), encoded.end(token)));
            }
        }
        return slices;
    }

    private static int[] segments(EncodedText encoded) {
        return IntStream.range(0, encoded.size()).map(encoded::segment).toArray();
    }

    private static boolean splitsCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static String randomText(Random random) {
        int[] alphabet = {
            'a', 'Z', '7', ' ', '\n', '.', 0, 0x301, 0xE9, 0x130, 0xFB01, 0x416, 0x4E2D, 0x200B,
            0xFFFD, 0x1F600, 0x1F468, 0x200D, 0x1D49C, 0x20000
        };
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            if (random.nextInt(20) == 0) {
                text.append((char) (0xD800 + random.nextInt(0x800)));
            } else {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
        }
        return text.toString();
    }

    private static String randomWords(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            text.append(" abcdefghijklmnopqrstuvwxyzABC0123,.()-".charAt(random.nextInt(39)));
        }
        return text.toString();
    }
}
