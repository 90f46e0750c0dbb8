package dev.sourcebound.evaluation;

import static dev.sourcebound.reading.QuestionWords.ASKING;
import static dev.sourcebound.reading.QuestionWords.HELPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.chat.Turn.Role;
import dev.sourcebound.evaluation.Outcomes.Outcome;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.data.QuestionSet;
import dev.sourcebound.evaluation.data.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Labelled questions, in full and as search words, asked behind a question about something else:
/// what comes back shall be what comes back with nothing before it.
class NewTopicTest {

    private static final Path DATA = Path.of("embeddings/reader/data");
    private static final List<String> SETS =
            List.of("corpora/clinic", "corpora/foundry", "unseen/printer");

    /// Of so many questions one is asked; `-Dtopics.every=1` asks all. The figures are left in
    /// `target/topics.txt`.
    private static final int EVERY = Integer.getInteger("topics.every", 6);

    /// The least part with the same reply, a little below what is reached.
    private static final double SAME = 0.85;

    /// What those who search leave out.
    private static final Pattern LEFT_OUT =
            Pattern.compile(
                    "\\b(?:"
                            + ASKING
                            + "|"
                            + HELPING
                            + "|a|an|the|of|in|on|at|to|for|by|with|from|and|or|be|been|that|this|these|those|there|it|its"
                            + "|i|you|he|she|they|we|my|your|his|her|their|our|me|them|as|about|any|some|if|than|then)\\b(?!['’])",
                    Pattern.CASE_INSENSITIVE);

    private enum Typed {
        IN_FULL,
        SEARCH_WORDS
    }

    private enum Before {
        OTHER_SOURCE,
        SAME_SOURCE
    }

    private record Way(Typed typed, Before before) {}

    @Test
    void mostNewTopicsGetTheReplyThatTheyGetAlone() throws IOException {
        Map<Way, Outcomes<Way>> outcomes =
                Outcomes.byWay(SETS.stream().flatMap(set -> outcomes(DATA.resolve(set)).stream()));
        Files.write(
                Path.of("target/topics.txt"),
                outcomes.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue().told())
                        .sorted()
                        .toList());
        assertThat(outcomes)
                .allSatisfy((way, all) ->
                        assertThat(all.same())
                                .as("%s: another reply to %s", way, all.others())
                                .isGreaterThanOrEqualTo(SAME));
    }

    private List<Outcome<Way>> outcomes(Path set) {
        List<LabelledQuestion> all =
                QuestionSet.read(set.resolve("questions.jsonl")).questions().stream()
                        .filter(question -> question.history().isEmpty())
                        .toList();
        try (AskedCorpus corpus = new AskedCorpus(set.resolve("docs"))) {
            return IntStream.iterate(0, i -> i < all.size(), i -> i + EVERY)
                    .mapToObj(i -> outcomes(corpus, all.get(i), later(all, i)))
                    .flatMap(outcomes -> outcomes)
                    .toList();
        }
    }

    private static Stream<Outcome<Way>> outcomes(
            AskedCorpus corpus, LabelledQuestion question, List<LabelledQuestion> others) {
        return Stream.of(Typed.values())
                .flatMap(typed -> {
                    String asked = typed(question.question(), typed);
                    Set<Quote> alone = corpus.cited(asked, List.of());
                    return Stream.of(Before.values())
                            .flatMap(before ->
                                    other(question, others, before)
                                            .map(other ->
                                                    new Outcome<>(
                                                            new Way(typed, before),
                                                            asked,
                                                            !alone.isEmpty(),
                                                            corpus.cited(asked, said(other))
                                                                    .equals(alone)))
                                            .stream());
                });
    }

    /// All but the one at a place, those behind it first.
    private static List<LabelledQuestion> later(List<LabelledQuestion> all, int place) {
        return Stream.concat(
                        all.subList(place + 1, all.size()).stream(), all.subList(0, place).stream())
                .toList();
    }

    /// An answerable one that is answered elsewhere; by nothing of the source that this one is
    /// answered by, or by it alone.
    private static Optional<LabelledQuestion> other(
            LabelledQuestion question, List<LabelledQuestion> others, Before before) {
        Set<String> sources = Set.copyOf(sources(question));
        Set<String> excerpts = Set.copyOf(excerpts(question));
        return others.stream()
                .filter(LabelledQuestion::answerable)
                .filter(other -> Collections.disjoint(excerpts(other), excerpts))
                .filter(other ->
                        switch (before) {
                            case OTHER_SOURCE -> Collections.disjoint(sources(other), sources);
                            case SAME_SOURCE -> Set.copyOf(sources(other)).equals(sources);
                        })
                .findFirst();
    }

    private static Collection<String> sources(LabelledQuestion question) {
        return question.gold().stream().map(Gold::source).toList();
    }

    private static Collection<String> excerpts(LabelledQuestion question) {
        return question.gold().stream().map(Gold::excerpt).toList();
    }

    private static List<Turn> said(LabelledQuestion question) {
        return List.of(
                new Turn(Role.USER, question.question()),
                new Turn(Role.ASSISTANT, String.join("\n\n", excerpts(question))));
    }

    private static String typed(String question, Typed typed) {
        return switch (typed) {
            case IN_FULL -> question;
            case SEARCH_WORDS ->
                    LEFT_OUT.matcher(question)
                            .replaceAll("")
                            .replaceAll("[?!.,]+(?= |$)", "")
                            .replaceAll(" +", " ")
                            .strip();
        };
    }
}
