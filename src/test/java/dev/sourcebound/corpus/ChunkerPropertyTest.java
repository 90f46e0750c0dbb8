package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds of every text, tried on texts put together by chance.
class ChunkerPropertyTest {

    private static final int TEXTS = 400;
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\u2028");
    private static final String SOUP =
            " \n\n\t\r\f.!?…。*_#>|-+`~:;'\"“”()[]<!0123abcABCéß\u0301\u00A0\uFEFF\uD83D\uDE00船1.";

    @Test
    void everyWordOfTheTextIsInExactlyOneSentenceAndNoWordOfAHeadingIsInAny() {
        for (int seed = 0; seed < TEXTS; seed++) {
            String text = new Composer(new Random(seed)).compose();
            List<Passage> passages = ChunkerTest.chunk(text);
            checkShape(text, passages);

            List<String> inSentences =
                    words(String.join("\n", ChunkerTest.sentences(passages)), "w\\d+");
            assertThat(inSentences).as("seed " + seed).isEqualTo(words(text, "w\\d+"));
            assertThat(words(String.join("\n", ChunkerTest.sentences(passages)), "[hc]\\d+"))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void anyRowOfCharactersIsCutIntoSlicesOfItself() {
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("a");
            for (int i = random.nextInt(600); i > 0; i--) {
                text.append(SOUP.charAt(random.nextInt(SOUP.length())));
            }
            checkShape(text.toString(), ChunkerTest.chunk(text.toString()));
        }
    }

    @Test
    void theSeedsAreCutIntoSlicesOfThemselves() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("seeds"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
                String text = Files.readString(file);
                checkShape(text, ChunkerTest.chunk(text));
            }
        }
    }

    private static void checkShape(String text, List<Passage> passages) {
        int from = 0;
        for (Passage passage : passages) {
            assertThat(passage.text()).isEqualTo(passage.span().of(text));
            assertThat(passage.span().start()).isGreaterThanOrEqualTo(from);
            from = passage.span().end();
            for (Span sentence : passage.sentences()) {
                String slice = passage.slice(sentence);
                assertThat(slice).isEqualTo(sentence.of(text));
                assertThat(Characters.hasWord(slice, 0, slice.length())).isTrue();
                assertThat(Characters.isSpace(slice.charAt(0))).isFalse();
                assertThat(Characters.isSpace(slice.charAt(slice.length() - 1))).isFalse();
                assertThat(slice.length()).isLessThanOrEqualTo(Segmenter.LONGEST_SENTENCE);
            }
        }
    }

    private static List<String> words(String text, String pattern) {
        return Pattern.compile("\\b" + pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /// Puts blocks together: text of words `w1`, headings of words `h2`, comments of words `c3`,
    /// each word once.
    private static final class Composer {

        private final Random random;
        private final String end;
        private int number;

        Composer(Random random) {
            this.random = random;
            this.end = ENDS.get(random.nextInt(ENDS.size()));
        }

        String compose() {
            StringBuilder text = new StringBuilder(block());
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(end).append(end).append(block());
            }
            return random.nextBoolean() ? text.append(end).toString() : text.toString();
        }

        private String block() {
            return switch (random.nextInt(11)) {
                case 0 -> "#".repeat(1 + random.nextInt(6)) + " H " + words("h", 4);
                case 1 -> "H " + words("h", 4) + end + "=====";
                case 2 -> "- " + sentence() + end + "- " + sentence() + " " + sentence();
                case 3 -> "1. " + sentence() + end + "2. " + sentence();
                case 4 ->
                        "| "
                                + words("h", 2)
                                + " | H |"
                                + end
                                + "|---|:-:|"
                                + end
                                + "| "
                                + words("w", 3)
                                + " | "
                                + words("w", 1)
                                + " |";
                case 5 -> "> " + sentence() + end + "> " + sentence();
                case 6 -> "```" + end + words("w", 3) + end + "# " + words("w", 2) + end + "```";
                case 7 -> "<!-- " + words("c", 3) + end + words("c", 1) + " -->";
                case 8 -> "* * *" + end + "**" + sentence() + "** " + sentence();
                case 9 -> wrapped();
                default -> sentence() + " " + sentence() + " \u00A0" + sentence();
            };
        }

        private String wrapped() {
            return (sentence() + " " + sentence() + " " + sentence())
                    .replaceAll("(.{60,70}?) ", "$1" + end);
        }

        private String sentence() {
            String quote = random.nextInt(4) == 0 ? "\"" : "";
            String last = List.of(".", "?", "!", "...", ".[1]").get(random.nextInt(5));
            return quote + "The " + words("w", 2 + random.nextInt(14)) + last + quote;
        }

        private String words(String kind, int count) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < count; i++) {
                words.append(i == 0 ? "" : random.nextInt(9) == 0 ? ", " : " ")
                        .append(kind)
                        .append(++number);
            }
            return words.toString();
        }
    }
}
