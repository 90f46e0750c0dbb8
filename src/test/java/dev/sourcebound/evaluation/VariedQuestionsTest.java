package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.Outcomes.Outcome;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import dev.sourcebound.evaluation.data.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Labelled questions in another case, without the mark at their end, misspelt, hyphenated
/// otherwise, and amid talk: what comes back shall not hang on how somebody types.
class VariedQuestionsTest {

    private static final Path DATA = Path.of("embeddings/reader/data");
    private static final List<String> SETS =
            List.of("corpora/clinic", "corpora/foundry", "unseen/printer");

    /// Of so many questions one is asked, and each that has a hyphen without it; `-Dvaried.every=1`
    /// asks all, which is where the figures of `src/docs/measures.md` are from. They are left in
    /// `target/varied.txt`.
    private static final int EVERY = Integer.getInteger("varied.every", 6);

    private static final String TALK_BEFORE =
            "Good evening, there are four of us here and we have been at it since lunch. The kettle is broken, too. ";
    private static final String TALK_AFTER = " My aunt will be so glad to hear from you.";

    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");

    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L}{2})-(?=\\p{L}{2})");

    private final Random random = new Random(7);

    private enum Way {
        SMALL_LETTERS(0.9),
        CAPITALS(0.9),
        NO_MARK(0.9),
        MISSPELT(0.9),
        AMID_TALK(0.75),
        HYPHENS_LEFT_OUT(0.8),
        HYPHENS_AS_SPACES(0.8);

        /// The part with the same reply, of all questions. Of a part of them chance may take off
        /// two standard errors.
        private final double least;

        Way(double least) {
            this.least = least;
        }

        boolean isOfHyphens() {
            return this == HYPHENS_LEFT_OUT || this == HYPHENS_AS_SPACES;
        }

        double least(int questions) {
            double error = Math.sqrt(least * (1 - least) / questions);
            return EVERY == 1 ? least : least - 2 * error;
        }
    }

    @Test
    void mostQuestionsGetTheSameReplyHoweverTheyAreTyped() throws IOException {
        Map<Way, Outcomes<Way>> outcomes =
                Outcomes.byWay(SETS.stream().flatMap(set -> outcomes(DATA.resolve(set)).stream()));
        Files.write(
                Path.of("target/varied.txt"),
                Stream.of(Way.values()).map(way -> way + " " + outcomes.get(way).told()).toList());
        assertThat(outcomes)
                .allSatisfy((way, all) ->
                        assertThat(all.same())
                                .as("%s: another reply to %s", way, all.others())
                                .isGreaterThanOrEqualTo(way.least(all.size())));
    }

    private List<Outcome<Way>> outcomes(Path set) {
        List<LabelledQuestion> all = QuestionSet.read(set.resolve("questions.jsonl")).questions();
        try (AskedCorpus corpus = new AskedCorpus(set.resolve("docs"))) {
            return IntStream.range(0, all.size())
                    .filter(i -> i % EVERY == 0 || HYPHEN.matcher(all.get(i).question()).find())
                    .boxed()
                    .flatMap(i -> outcomes(corpus, all.get(i), i % EVERY == 0))
                    .toList();
        }
    }

    /// @param everyWay or only what is done to hyphens
    private Stream<Outcome<Way>> outcomes(
            AskedCorpus corpus, LabelledQuestion question, boolean everyWay) {
        String text = question.question();
        Set<Quote> first = corpus.cited(text, question.history());
        return Stream.of(Way.values())
                .filter(way -> everyWay || way.isOfHyphens())
                .map(way -> Map.entry(way, typed(text, way)))
                .filter(each -> !each.getValue().equals(text))
                .map(each ->
                        new Outcome<>(
                                each.getKey(),
                                each.getValue(),
                                !first.isEmpty(),
                                corpus.cited(each.getValue(), question.history()).equals(first)));
    }

    private String typed(String question, Way way) {
        return switch (way) {
            case SMALL_LETTERS -> question.toLowerCase(Locale.ROOT);
            case CAPITALS -> question.toUpperCase(Locale.ROOT);
            case NO_MARK -> question.replaceFirst("[?.!]+$", "");
            case MISSPELT -> misspelt(question);
            case AMID_TALK -> TALK_BEFORE + question + TALK_AFTER;
            case HYPHENS_LEFT_OUT -> HYPHEN.matcher(question).replaceAll("");
            case HYPHENS_AS_SPACES -> HYPHEN.matcher(question).replaceAll(" ");
        };
    }

    /// One letter within a word of five letters or more left out, doubled, or changed over with the
    /// next.
    private String misspelt(String question) {
        List<MatchResult> words = LONG_WORD.matcher(question).results().toList();
        if (words.isEmpty()) {
            return question;
        }
        MatchResult word = words.get(random.nextInt(words.size()));
        int at = word.start() + 1 + random.nextInt(word.end() - word.start() - 2);
        String before = question.substring(0, at);
        String letter = question.substring(at, at + 1);
        String next = question.substring(at + 1, at + 2);
        return before
                + switch (random.nextInt(3)) {
                    case 0 -> question.substring(at + 1);
                    case 1 -> letter + question.substring(at);
                    default -> next + letter + question.substring(at + 2);
                };
    }
}
