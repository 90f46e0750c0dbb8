package dev.sourcebound.evaluation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// The claims that this project measures its gate with.
class CitedClaimTest {

    private static final Path FOLDER = Path.of("src/test/resources/claims");
    private static final Path SERVED = Path.of("seeds");

    private static final List<String> FALSE_KINDS =
            List.of(
                    "added_cause",
                    "added_detail",
                    "date",
                    "merged",
                    "name",
                    "negation",
                    "number",
                    "quantifier",
                    "role_swap",
                    "unit",
                    "world_knowledge",
                    "wrong_citation");
    private static final List<String> FAITHFUL_KINDS =
            List.of(
                    "active_passive",
                    "clause_dropped",
                    "near_verbatim",
                    "number_spelt",
                    "sentences_joined",
                    "synonyms");

    @Test
    void everyKindOfFalsehoodAndOfRewordingIsThereAsOftenAsTheOthers() {
        assertThat(counts(false).keySet()).containsExactlyElementsOf(FALSE_KINDS);
        assertThat(counts(true).keySet()).containsExactlyElementsOf(FAITHFUL_KINDS);
        assertThat(counts(false).values()).allMatch(count -> count >= 55);
        assertThat(counts(true).values()).allMatch(count -> count >= 55);
    }

    @Test
    void noTwoClaimsAreTheSame() {
        List<CitedClaim> claims = all();
        assertThat(claims).extracting(CitedClaim::id).doesNotHaveDuplicates();
        assertThat(claims).extracting(CitedClaim::text).doesNotHaveDuplicates();
    }

    @Test
    void everyExcerptStandsWordForWordInTheSourceThatItNames() {
        for (Path folder : Gate.folders(FOLDER)) {
            Path docs = folder.resolve("docs");
            Corpus corpus = corpus(Files.exists(docs) ? docs : SERVED);
            for (CitedClaim claim : CitedClaim.read(folder.resolve("claims.jsonl"))) {
                assertThat(claim.excerpts())
                        .as(claim.id())
                        .isNotEmpty()
                        .allMatch(cited -> stands(cited, corpus));
            }
        }
    }

    private static boolean stands(Gold cited, Corpus corpus) {
        return corpus.find(cited.source())
                .filter(source -> source.text().contains(cited.excerpt()))
                .isPresent();
    }

    private static Corpus corpus(Path folder) {
        return new SourceFolder(folder, DataSize.ofMegabytes(1)).read();
    }

    private static List<CitedClaim> all() {
        List<CitedClaim> claims = new ArrayList<>();
        for (Path folder : Gate.folders(FOLDER)) {
            claims.addAll(CitedClaim.read(folder.resolve("claims.jsonl")));
        }
        return claims;
    }

    private static Map<String, Long> counts(boolean faithful) {
        return all().stream()
                .filter(claim -> claim.faithful() == faithful)
                .map(CitedClaim::kind)
                .collect(groupingBy(identity(), TreeMap::new, counting()));
    }
}
