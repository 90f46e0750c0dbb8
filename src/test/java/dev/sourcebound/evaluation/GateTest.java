package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

class GateTest {

    private static final String TEXT = "The mill was built in 1804. It grinds rye.";

    private final Console console = new Console();
    @TempDir private Path folder;

    @BeforeEach
    void claims() throws IOException {
        Path docs = Files.createDirectories(folder.resolve("mill/docs"));
        Files.writeString(docs.resolve("mill.txt"), TEXT);
        write(
                line("m1", "number", false, "It grinds 3 sorts.", "It grinds rye."),
                line("m2", "quantifier", false, "It grinds all corn.", "It grinds rye."),
                line("m3", "synonyms", true, "It grinds grain.", "It grinds rye."));
    }

    @Test
    void printsWhatLeaksAndWhatIsBlocked() {
        assertThat(console.run(GrindsIsTrue.class, gate())).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        false                 claims    leaked   share
                        number                     1         0   0.000
                        quantifier                 1         1   1.000
                        all                        2         1   0.500

                        faithful              claims   blocked   share
                        synonyms                   1         0   0.000
                        all                        1         0   0.000
                        """);
        assertThat(console.err()).isEmpty();
    }

    @Test
    void writesTheFiguresAndEveryVerdict() throws IOException {
        Path out = folder.resolve("out.json");
        assertThat(console.run(GrindsIsTrue.class, gate("--out", out.toString()))).isZero();
        JsonNode report = Json.MAPPER.readTree(Files.readString(out));
        assertThat(Json.canonical(report.at("/false/kinds/number")))
                .isEqualTo("{\"claims\":1,\"errors\":0}");
        assertThat(Json.canonical(report.at("/claims/0")))
                .isEqualTo(
                        "{\"faithful\":false,\"id\":\"m1\",\"kind\":\"number\",\"stopped\":\"number_missing\"}");
        assertThat(report.at("/claims/1/stopped").asString()).isEmpty();
        assertThat(report.at("/claims")).hasSize(3);
    }

    @Test
    void aClaimIsJudgedByWhatItCitesAndWhatStandsAroundIt() {
        assertThat(console.run(OnlyTheMillIsTrue.class, gate())).isZero();
        assertThat(console.out()).contains("synonyms                   1         0   0.000");
    }

    @Test
    void refusesOptionsThatWouldNotBeLookedAt() {
        assertThat(console.run(GrindsIsTrue.class, gate("--data", folder.toString()))).isEqualTo(2);
        assertThat(console.run(GrindsIsTrue.class, gate("--held", "07"))).isEqualTo(2);
        assertThat(console.err())
                .contains(
                        "--claims and --data are both given",
                        "--held chooses among the files of --data");
    }

    @Test
    void refusesAnExcerptThatIsNotInItsSource() throws IOException {
        write(line("m4", "synonyms", true, "It grinds grain.", "It grinds oats."));
        assertThat(console.run(GrindsIsTrue.class, gate())).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "sourcebound: claim m4: an excerpt is not in the source mill; give it word"
                                + " for word\n");
    }

    @Test
    void refusesAClaimThatCitesNothing() throws IOException {
        write(line("m5", "number", false, "It grinds oats.", "").replaceAll("\\[.*]", "[]"));
        assertThat(console.run(GrindsIsTrue.class, gate())).isEqualTo(2);
        assertThat(console.err())
                .contains("line 1, field excerpts is empty, a claim cites at least one");
    }

    @Test
    void refusesAFolderWithoutClaims() {
        assertThat(console.run(GrindsIsTrue.class, "gate", "--claims", folder + "/mill"))
                .isEqualTo(2);
        assertThat(console.err()).contains("holds a file claims.jsonl");
    }

    @Test
    void takesTheClaimsOfLabelledDocuments() throws IOException {
        for (String name : List.of("farm-07.txt", "mill-07.txt", "mill-08.txt")) {
            Files.writeString(
                    folder.resolve(name),
                    """
                    == %s | The mill
                    s The mill was built in 1804.
                    s It grinds rye.
                    c ok 2 paraphrase | It grinds grain.
                    c bad 2 number | It grinds 3 sorts.
                    c none 1,2 added | It grinds all corn since then.
                    """
                            .formatted(name));
        }
        assertThat(console.run(GrindsIsTrue.class, "gate", "--data", folder.toString())).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        false                 claims    leaked   share
                        number                     2         0   0.000
                        added                      2         2   1.000
                        all                        4         2   0.500

                        faithful              claims   blocked   share
                        paraphrase                 2         0   0.000
                        all                        2         0   0.000
                        """);
    }

    private String[] gate(String... more) {
        return Stream.concat(Stream.of("gate", "--claims", folder.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    private void write(String... lines) throws IOException {
        Files.write(folder.resolve("mill/claims.jsonl"), List.of(lines));
    }

    private static String line(
            String id, String kind, boolean faithful, String claim, String excerpt) {
        return """
        {"id":"%s","corpus":"mill","question":"What?","kind":"%s","faithful":%s,"claim":"%s",\
        "excerpts":[{"source":"mill","excerpt":"%s"}]}\
        """
                .formatted(id, kind, faithful, claim, excerpt);
    }

    /// Every run of letters and digits is a word.
    private static final class Words implements Vocabulary {

        private static final Pattern WORD = Pattern.compile("\\w+");

        @Override
        public List<Word> words(String text) {
            return WORD.matcher(text)
                    .results()
                    .map(m ->
                            new Word(
                                    m.group().toLowerCase(Locale.ROOT),
                                    new Span(m.start(), m.end())))
                    .toList();
        }

        @Override
        public double rarity(String term) {
            return 1;
        }
    }

    private static ClaimReading reading(boolean supported, List<Passage> passages) {
        Passage first = passages.getFirst();
        Excerpt evidence =
                new Excerpt(first.sourceId(), first.revision(), first.span(), first.text(), null);
        return supported
                ? new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), List.of(evidence))
                : ClaimReading.NOTHING;
    }

    abstract static class Mill {

        abstract ClaimJudge judge();

        @Bean
        GroundingCheck groundingCheck(Corpus corpus) {
            return new GroundingCheck(corpus, new Words(), judge());
        }

        @Bean
        Corpus corpus(@Value("${sourcebound.corpus.folder}") Path folder) {
            return new SourceFolder(folder, DataSize.ofKilobytes(1)).read();
        }

        @Bean
        Chunker chunker() {
            return new Chunker();
        }
    }

    static class GrindsIsTrue extends Mill {

        @Override
        ClaimJudge judge() {
            return (claim, passages) -> reading(claim.startsWith("It grinds"), passages);
        }
    }

    static class OnlyTheMillIsTrue extends Mill {

        @Override
        ClaimJudge judge() {
            return (claim, passages) ->
                    reading(passages.stream().anyMatch(p -> p.text().contains("mill")), passages);
        }
    }
}
