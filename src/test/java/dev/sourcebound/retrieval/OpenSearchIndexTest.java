package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.EmbedderManifest;
import dev.sourcebound.embedding.OnnxEmbedder;
import dev.sourcebound.onnx.Location;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.store.Leases;
import dev.sourcebound.watch.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The index in a cluster finds what the one in this process finds, on the documents and questions
/// of one labelled set with those of three others around them.
class OpenSearchIndexTest {

    private static final Path SETS = Path.of("embeddings", "reader", "data", "corpora");
    private static final String LABELLED = "clinic";
    private static final int FIRST = 15;

    /// A single-precision number of about one; a sum of 384 products may be off by some of them.
    private static final double COSINE_OFF = 2e-6;

    private static final double BM25_OFF = 1e-4;

    private static OpenSearchNodes nodes;
    private static OnnxEmbedder model;
    private static Embedder embedder;
    private static List<SourcePassages> sources;
    private static IndexStore store;
    private static LuceneIndex here;

    @BeforeAll
    static void start() throws IOException {
        nodes = OpenSearchNodes.one();
        model =
                OnnxEmbedder.load(
                        EmbedderManifest.read(
                                new Location("classpath:embeddings/embedder/manifest.json")),
                        2);
        embedder = new Remembering(model);
        sources = sources();
        store = new IndexStore(null, embedder);
        here = store.open(sources, Progress.NONE);
    }

    @AfterAll
    static void stop() {
        store.close();
        model.close();
    }

    @Test
    void findsTheSamePassagesInTheSameOrderAsTheIndexInThisProcess() throws IOException {
        try (OpenSearchStore one = store("one", 1, 10_000);
                OpenSearchIndex there = one.open(sources, Progress.NONE)) {
            assertThat(there.size()).isEqualTo(here.size());
            for (String question : questions()) {
                List<Hit> expected = first(here, question, Set.of());
                List<Hit> found = first(there, question, Set.of());
                assertThat(ids(found)).as(question).isEqualTo(ids(expected));
                assertThat(found.stream().map(Hit::passage).toList())
                        .isEqualTo(expected.stream().map(Hit::passage).toList());
                for (int i = 0; i < found.size(); i++) {
                    Hit.Signals own = expected.get(i).signals();
                    assertThat(found.get(i).signals().bm25())
                            .isCloseTo(own.bm25(), within(BM25_OFF));
                    assertThat(found.get(i).signals().cosine())
                            .isCloseTo(own.cosine(), within(COSINE_OFF));
                }
            }
        }
    }

    @Test
    void keepsWhatTheEmbedderMakes() {
        try (OpenSearchStore kept = store("kept", 1, 10_000);
                OpenSearchIndex there = kept.open(sources, Progress.NONE)) {
            Set<String> texts = Entries.texts(List.of(sources.getFirst()));
            Map<String, EmbeddedText> embedded = there.embedded(texts);
            assertThat(embedded).containsOnlyKeys(texts);
            embedded.forEach((text, each) -> {
                EmbeddedText made = embedder.embedText(text, Embedder.Role.PASSAGE);
                assertThat(each.vector()).isEqualTo(made.vector());
                assertThat(each.tokens().toBytes()).isEqualTo(made.tokens().toBytes());
            });
            assertThat(there.embedded(Set.of("The weir froze."))).isEmpty();
            assertThat(there.embedded(Set.of())).isEmpty();
        }
    }

    @Test
    @Tag("scale-out")
    void manyShardsChangeNothing() throws IOException {
        try (OpenSearchStore three = store("three", 3, 10_000);
                OpenSearchIndex there = three.open(sources, Progress.NONE)) {
            for (String question : questions()) {
                assertThat(ids(first(there, question, Set.of())))
                        .as(question)
                        .isEqualTo(ids(first(here, question, Set.of())));
            }
        }
    }

    @Test
    @Tag("scale-out")
    void aGraphOfVectorsFindsNearlyTheSame() throws IOException {
        int same = 0;
        int all = 0;
        try (OpenSearchStore graph = store("graph", 3, 0);
                OpenSearchIndex there = graph.open(sources, Progress.NONE)) {
            for (String question : questions()) {
                List<String> found = ids(first(there, question, Set.of()));
                List<String> expected = ids(first(here, question, Set.of()));
                same += (int) expected.stream().filter(found::contains).count();
                all += expected.size();
            }
        }
        assertThat((double) same / all).isGreaterThan(0.99);
    }

    @Test
    void readsAcronymsAndNumbersAsTheIndexInThisProcessDoes() {
        List<SourcePassages> made =
                Stream.of(
                                "The Upper Marl Drainage Board (UMDB) was founded by farmers in 1903.",
                                "In the flood of 12 March 1953 the UMDB lost 2,150 sacks of grain.",
                                "The office of the Upper Marl Drainage Board is in Tessen.",
                                "The upper marl, the old drainage ditch and the board by it are older.",
                                "The Court of Appeal for Fisheries (CAF) sits in Ostia; CAF is old.",
                                "A court hears each appeal, for the fisheries or against them.",
                                "The Court of Appeal for Fisheries has 2150 members.",
                                "On 1953-03-12 the CAF rose at noon.")
                        .map(text -> SourcePassages.of(source(text), new Chunker()))
                        .toList();
        try (IndexStore own = new IndexStore(null, embedder);
                LuceneIndex expected = own.open(made, Progress.NONE);
                OpenSearchStore store = store("acronyms", 1, 10_000);
                OpenSearchIndex found = store.open(made, Progress.NONE)) {
            for (String question :
                    List.of(
                            "What did the Upper Marl Drainage Board lose?",
                            "Where does the UMDB sit?",
                            "Is the CAF old?",
                            "Who is in the Court of Appeal for Fisheries?",
                            "What happened on March 12th, 1953?",
                            "Of what were there 2 150?")) {
                List<Used> used = expected.aliases().in(question, _ -> true);
                assertThat(found.aliases().in(question, _ -> true)).isEqualTo(used);
                assertThat(used.isEmpty()).isEqualTo(!question.matches(".*(Board|UMDB|C).*"));
                float[] vector = embedder.embed(question, Embedder.Role.QUESTION);
                Map<String, Double> there =
                        bm25(found.candidates(question, used, vector, 50, Set.of()));
                Map<String, Double> own25 =
                        bm25(expected.candidates(question, used, vector, 50, Set.of()));
                assertThat(there).hasSameSizeAs(made).containsOnlyKeys(own25.keySet());
                own25.forEach((id, score) ->
                        assertThat(there.get(id))
                                .as(question + id)
                                .isCloseTo(score, within(BM25_OFF)));
                assertThat(first(found, question, Set.of()).stream().map(Hit::passage))
                        .containsExactlyElementsOf(
                                first(expected, question, Set.of()).stream()
                                        .map(Hit::passage)
                                        .toList());
            }
        }
    }

    private static Map<String, Double> bm25(List<Candidate> candidates) {
        return candidates.stream()
                .collect(Collectors.toMap(each -> each.passage().id(), Candidate::bm25));
    }

    private static Source source(String text) {
        String id = "s" + Integer.toHexString(text.hashCode());
        return new Source(id, id, true, null, null, null, null, text, "sha256:" + id);
    }

    @Test
    void findsOnlyInTheSourcesThatAreNamed() throws IOException {
        String source = sources.getFirst().sourceId();
        try (OpenSearchStore one = store("one", 1, 10_000);
                OpenSearchIndex there = one.open(sources, Progress.NONE)) {
            for (String question : questions().subList(0, 10)) {
                List<Hit> found = first(there, question, Set.of(source));
                assertThat(found).allMatch(hit -> hit.passage().sourceId().equals(source));
                assertThat(ids(found)).isEqualTo(ids(first(here, question, Set.of(source))));
            }
            assertThat(first(there, "the of and", Set.of()))
                    .allMatch(hit -> hit.signals().bm25() == 0);
        }
    }

    @Test
    void knowsTheSameWordsAndSpellings() throws IOException {
        Set<String> words = new TreeSet<>(List.of("clinik", "Ostry", "Ginerel", "xyzzy", "parkin"));
        questions().forEach(question -> words.addAll(List.of(question.split("[^\\p{L}]+"))));
        words.remove("");
        try (OpenSearchStore one = store("one", 1, 10_000);
                OpenSearchIndex there = one.open(sources, Progress.NONE)) {
            there.expect(String.join(" ", words));
            String before = "";
            for (String word : words) {
                String form = here.forms().form(word);
                assertThat(there.forms().form(word)).isEqualTo(form);
                assertThat(there.forms().passages(form)).isEqualTo(here.forms().passages(form));
                assertThat(there.holds(word)).as(word).isEqualTo(here.holds(word));
                assertThat(there.rarity(form)).isEqualTo(here.rarity(form));
                assertThat(there.forms().inOneName(before, form))
                        .isEqualTo(here.forms().inOneName(before, form));
                if (form.length() >= 4) {
                    assertThat(there.forms().nearest(form, 1))
                            .as(form)
                            .isEqualTo(here.forms().nearest(form, 1));
                    assertThat(there.forms().nearest(form, 2))
                            .as(form)
                            .isEqualTo(here.forms().nearest(form, 2));
                    assertThat(there.forms().sounding(form))
                            .as(form)
                            .isEqualTo(here.forms().sounding(form));
                }
                before = form;
            }
        }
    }

    private static final Leases LEASES = Leases.ofThisProcess();

    private static OpenSearchStore store(String name, int shards, int exactUpTo) {
        return new OpenSearchStore(
                OpenSearchSettingsTest.settings(nodes.urls(), name, shards, exactUpTo),
                name,
                embedder,
                true,
                LEASES);
    }

    private static List<Hit> first(PassageIndex index, String question, Set<String> within) {
        return new HybridRetriever(() -> index, embedder, Stages.NONE)
                .retrieve(question, FIRST, within);
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.passage().id()).toList();
    }

    private static List<String> questions() throws IOException {
        try (Stream<String> lines =
                Files.lines(SETS.resolve(LABELLED).resolve("questions.jsonl"))) {
            return lines.map(line -> JsonMapper.shared().readTree(line))
                    .map((JsonNode question) -> question.path("question").asString())
                    .toList();
        }
    }

    private static List<SourcePassages> sources() throws IOException {
        List<SourcePassages> all = new ArrayList<>();
        Chunker chunker = new Chunker();
        try (Stream<Path> sets = Files.list(SETS)) {
            for (Path set : sets.sorted().toList()) {
                SourceFolder documents =
                        new SourceFolder(set.resolve("docs"), DataSize.ofMegabytes(1));
                for (Source source : documents.read().sources()) {
                    all.add(SourcePassages.of(source, chunker));
                }
            }
        }
        return all;
    }

    /// Embeds each text once: here it is the index that is looked at.
    private record Remembering(Embedder model, Map<String, EmbeddedText> known)
            implements Embedder {

        Remembering(Embedder model) {
            this(model, new ConcurrentHashMap<>());
        }

        @Override
        public EmbeddedText embedText(String text, Role role) {
            return known.computeIfAbsent(role + text, _ -> model.embedText(text, role));
        }

        @Override
        public EmbedderFingerprint fingerprint() {
            return model.fingerprint();
        }
    }
}
