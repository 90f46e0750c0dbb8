package dev.sourcebound.retrieval;

import static dev.sourcebound.retrieval.Entries.BEES;
import static dev.sourcebound.retrieval.Entries.SHIPS;
import static dev.sourcebound.retrieval.Entries.paragraph;
import static dev.sourcebound.retrieval.Entries.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.store.Leases;
import dev.sourcebound.watch.Stages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The indices of editions in a cluster: made once, changed by copies, never seen half made.
@Timeout(300)
class OpenSearchStoreTest {

    private final OpenSearchNodes nodes = OpenSearchNodes.one();
    private final Letters embedder = new Letters();
    private final Leases leases = Leases.ofThisProcess();
    private final String name = "t" + UUID.randomUUID();
    private final List<OpenSearchStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(OpenSearchStore::close);
        nodes.send("DELETE", "/" + name + "*", "");
    }

    @Test
    void whatStaysIsNotEmbeddedAgain() {
        OpenSearchStore store = store(embedder, Duration.ZERO);
        open(store, BEES);
        assertThat(embedder.runs.get()).isEqualTo(1);
        OpenSearchIndex both = open(store, BEES, SHIPS);
        assertThat(embedder.runs.get()).isEqualTo(2);
        assertThat(both.size()).isEqualTo(2);
        assertThat(sources(both, "bees")).contains("bees", "ships");
        open(store, BEES, SHIPS);
        open(store(embedder, Duration.ZERO), BEES, SHIPS);
        // Nothing but the question of the search.
        assertThat(embedder.runs.get()).isEqualTo(3);
    }

    @Test
    void ofASourceThatChangesOnlyTheNewPassagesAreEmbedded() {
        List<String> paragraphs =
                new ArrayList<>(IntStream.range(0, 5).mapToObj(Entries::paragraph).toList());
        OpenSearchStore store = store(embedder, Duration.ZERO);
        open(store, source("log", String.join("\n\n", paragraphs)));
        assertThat(embedder.runs.get()).isEqualTo(5);
        paragraphs.set(2, paragraph(99));
        OpenSearchIndex changed = open(store, source("log", String.join("\n\n", paragraphs)));
        assertThat(changed.size()).isEqualTo(5);
        assertThat(embedder.runs.get()).isEqualTo(6);
        assertThat(changed.holds("ship99x7")).isTrue();
        assertThat(changed.holds("ship2x7")).isFalse();
    }

    @Test
    void anotherNumberOfShardsEmbedsNothingAgain() {
        open(store(embedder, Duration.ZERO), BEES, SHIPS);
        OpenSearchStore three =
                kept(
                        new OpenSearchStore(
                                OpenSearchSettingsTest.settings(nodes.urls(), name, 3, 1_000),
                                name,
                                embedder,
                                true,
                                leases));
        assertThat(open(three, BEES, SHIPS).size()).isEqualTo(2);
        assertThat(embedder.runs.get()).isEqualTo(2);
    }

    @Test
    void whatIsGoneIsFoundNoMoreAndLeavesNoTraceInTheStatistics() {
        OpenSearchStore store = store(embedder, Duration.ZERO);
        open(store, BEES, SHIPS);
        OpenSearchIndex fewer = open(store, SHIPS);
        try (IndexStore other = new IndexStore(null, new Letters());
                LuceneIndex fresh = other.open(Entries.passages(SHIPS), Progress.NONE)) {
            assertThat(fewer.size()).isEqualTo(1);
            assertThat(fewer.holds("hive")).isFalse();
            assertThat(fewer.rarity("harbour")).isEqualTo(fresh.rarity("harbour"));
            float[] vector =
                    embedder.embed("harbour", dev.sourcebound.embedding.Embedder.Role.QUESTION);
            assertThat(
                            fewer.candidates("harbour", List.of(), vector, 10, Set.of())
                                    .getFirst()
                                    .bm25())
                    .isEqualTo(
                            fresh.candidates("harbour", List.of(), vector, 10, Set.of())
                                    .getFirst()
                                    .bm25());
        }
    }

    @Test
    void ofPassagesAlikeTheFirstByIdAreFoundHoweverTheIndexCameAbout() {
        List<Source> alike = Entries.alike();
        List<Source> before = new ArrayList<>(alike);
        for (int number : new int[] {30, 55}) {
            before.set(number, source(alike.get(number).id(), "The fog is thick."));
        }
        OpenSearchStore store = store(embedder, Duration.ZERO);
        open(store, before.toArray(Source[]::new));
        OpenSearchIndex changed = open(store, alike.toArray(Source[]::new));
        float[] vector = embedder.embed("harbour", Letters.Role.QUESTION);
        assertThat(changed.candidates("harbour", List.of(), vector, 50, Set.of()))
                .extracting(candidate -> candidate.passage().sourceId())
                .containsExactlyInAnyOrderElementsOf(
                        alike.subList(0, 50).stream().map(Source::id).toList());
    }

    @Test
    void anIndexThatIsOpenStaysAsItIsUntilNobodyNeedsIt() {
        OpenSearchStore store = store(embedder, Duration.ofHours(1));
        OpenSearchIndex before = open(store, BEES);
        OpenSearchIndex after = open(store, SHIPS);
        assertThat(sources(before, "hive harbour")).containsExactly("bees");
        assertThat(sources(after, "hive harbour")).containsExactly("ships");
        assertThat(indices()).hasSize(2);
        open(store(embedder, Duration.ZERO), BEES, SHIPS);
        assertThat(indices()).hasSize(1);
    }

    @Test
    void anEditionThatIsGoneBackToIsKeptUntilAnotherReplacesItAgain() {
        Duration keepOld = Duration.ofSeconds(1);
        OpenSearchStore store = store(embedder, keepOld);
        open(store, BEES);
        open(store, SHIPS);
        OpenSearchCluster.pause(keepOld);
        OpenSearchIndex back = open(store, BEES);
        open(store, BEES, SHIPS);
        assertThat(sources(back, "hive")).containsExactly("bees");
        OpenSearchCluster.pause(keepOld);
        open(store, BEES, SHIPS, source("fog", "The fog hides the harbour."));
        assertThat(indices()).as("the newest and the one before").hasSize(2);
    }

    @Test
    void ofTwoServersThatWantAnEditionAtOnceOneMakesIt() {
        List<OpenSearchStore> two =
                List.of(store(embedder, Duration.ZERO), store(embedder, Duration.ZERO));
        List<CompletableFuture<OpenSearchIndex>> opened =
                two.stream()
                        .map(store -> CompletableFuture.supplyAsync(() -> open(store, BEES, SHIPS)))
                        .toList();
        opened.forEach(index -> assertThat(index.join().size()).isEqualTo(2));
        assertThat(embedder.runs.get()).isEqualTo(2);
        assertThat(indices()).hasSize(1);
    }

    @Test
    void collectionsNeverShareAnIndexThoughTheirDocumentsAreTheSame() {
        OpenSearchIndex all = open(store(embedder, Duration.ZERO), BEES);
        OpenSearchStore north = store(OpenSearchNames.of(name, "north"), embedder, Duration.ZERO);
        OpenSearchStore south = store(OpenSearchNames.of(name, "south"), embedder, Duration.ZERO);
        OpenSearchIndex other = open(south, BEES);
        open(north, BEES);
        assertThat(embedder.runs.get()).as("nor vectors").isEqualTo(3);
        open(north, SHIPS);
        assertThat(Stream.of(nodes.get("/_cat/indices/" + name + "*?h=index").split("\n")))
                .map(index -> index.substring(name.length(), index.indexOf('.')))
                .containsExactlyInAnyOrder("", "~north", "~south");
        assertThat(sources(all, "hive")).containsExactly("bees");
        assertThat(sources(other, "hive")).containsExactly("bees");
    }

    @Test
    void serversOfTwoModelsStandSideBySide() {
        OpenSearchIndex old = open(store(embedder, Duration.ofHours(1)), BEES);
        Letters next = new Letters("letters-2");
        OpenSearchIndex young = open(store(next, Duration.ofHours(1)), BEES);
        assertThat(next.runs.get()).as("nothing of another model is used").isEqualTo(1);
        assertThat(sources(old, "hive")).containsExactly("bees");
        assertThat(sources(young, "hive")).containsExactly("bees");
    }

    @Test
    void aNodeAloneIsUsedWithoutTheCopiesThatItCannotHold() {
        OpenSearchIndex index = open(store(name, embedder, Duration.ZERO, leases, 1), BEES);
        assertThat(sources(index, "hive")).containsExactly("bees");
        assertThat(embedder.runs.get()).as("the passage and the question").isEqualTo(2);
    }

    @Test
    void anAliasOfAnotherProgramsIndexIsRefused() {
        OpenSearchStore store = store(embedder, Duration.ZERO);
        open(store, BEES);
        String index = indices().getFirst();
        nodes.send(
                "PUT",
                "/" + index + "/_mapping",
                "{\"_meta\": {\"embedder\": \"another\", \"passages\": 1}}");
        assertThatThrownBy(() -> open(store, BEES))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INDEX_INVALID))
                .hasMessageContaining("was made with the embedder 'another', and this program has");
    }

    @Test
    void whatAWriterThatWasKilledLeftIsTakenAway() {
        OpenSearchStore store = store(embedder, Duration.ofHours(1));
        open(store, BEES);
        String left = name + ".0123456789abcdef01234567.01234567";
        String another = name + ".notes";
        nodes.send("PUT", "/" + left, "");
        nodes.send("PUT", "/" + another, "");
        open(store, SHIPS);
        assertThat(indices()).doesNotContain(left).contains(another).hasSize(3);
    }

    @Test
    void whatAWriterThatWasKilledHadEmbeddedIsNotEmbeddedAgain() {
        Letters mortal =
                new Letters() {
                    @Override
                    public EmbeddedText embedText(String text, Role role) {
                        if (text.contains("ship400x")) {
                            throw new IllegalStateException("killed");
                        }
                        return super.embedText(text, role);
                    }
                };
        String text =
                IntStream.range(0, 401)
                        .mapToObj(Entries::paragraph)
                        .collect(Collectors.joining("\n\n"));
        assertThatThrownBy(() -> open(store(mortal, Duration.ZERO), source("log", text)))
                .hasMessageContaining("killed");
        assertThat(indices()).hasSize(1);
        OpenSearchIndex whole = open(store(embedder, Duration.ZERO), source("log", text));
        assertThat(whole.size()).isEqualTo(401);
        assertThat(embedder.runs.get()).as("a batch was written").isEqualTo(1);
        assertThat(indices()).hasSize(1);
    }

    /// As after a lease that was lost unnoticed.
    @Test
    void ofTwoWritersAtOnceTheSlowerOneBreaksNothing() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch published = new CountDownLatch(1);
        Letters slow =
                new Letters() {
                    @Override
                    public EmbeddedText embedText(String text, Role role) {
                        if (text.contains("ship500x")) {
                            begun.countDown();
                            await(published);
                        }
                        return super.embedText(text, role);
                    }
                };
        String text =
                IntStream.range(0, 501)
                        .mapToObj(Entries::paragraph)
                        .collect(Collectors.joining("\n\n"));
        OpenSearchStore slower = store(slow, Duration.ZERO, Leases.ofThisProcess());
        CompletableFuture<OpenSearchIndex> late =
                CompletableFuture.supplyAsync(() -> open(slower, source("log", text)));
        await(begun);
        OpenSearchIndex whole =
                open(store(embedder, Duration.ZERO, Leases.ofThisProcess()), source("log", text));
        published.countDown();
        assertThatThrownBy(late::join)
                .hasCauseInstanceOf(AppException.class)
                .hasMessageContaining("the index is not there");
        assertThat(sources(whole, "ship7x7")).containsExactly("log");
        assertThat(indices()).hasSize(1);
        assertThat(nodes.get("/" + name + "/_count")).contains("\"count\":501");
        assertThat(open(slower, source("log", text)).size()).isEqualTo(501);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsTakenAwayIsMadeAnewAndAskedForAgainMeanwhile() {
        OpenSearchStore store = store(embedder, Duration.ZERO);
        OpenSearchIndex index = open(store, BEES);
        nodes.send("DELETE", "/" + indices().getFirst(), "");
        assertThatThrownBy(() -> sources(index, "hive"))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.INDEX_UNAVAILABLE);
                            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                        });
        Set<String> found = Set.of();
        while (found.isEmpty()) {
            try {
                found = sources(index, "hive");
            } catch (AppException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.INDEX_UNAVAILABLE);
            }
        }
        assertThat(found).containsExactly("bees");
    }

    @Test
    void anIndexThatLacksAPartIsCalledRed() {
        OpenSearchStore store = store(embedder, Duration.ZERO);
        OpenSearchIndex index = open(store, BEES);
        String made = indices().getFirst();
        String edition = made.substring(0, made.lastIndexOf('.'));
        JsonNode meta =
                JsonMapper.shared()
                        .readTree(nodes.get("/" + made + "/_mapping"))
                        .path(made)
                        .at("/mappings/_meta");
        nodes.send("DELETE", "/" + made, "");
        // As if the only node that has its part were gone.
        nodes.send(
                "PUT",
                "/" + edition + ".01234567?wait_for_active_shards=0",
                """
                {"settings": {"index.routing.allocation.require._name": "nobody"},
                 "mappings": {"_meta": %s}, "aliases": {"%s": {}}}
                """
                        .formatted(meta, edition));
        assertThatThrownBy(() -> sources(index, "hive"))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INDEX_UNAVAILABLE));
        assertThatThrownBy(() -> open(store, BEES)).hasMessageContaining("is red");
    }

    @Test
    void aClusterThatIsNotThereIsNamed() {
        URI nowhere = URI.create("http://127.0.0.1:" + OpenSearchNodes.ports(1)[0]);
        OpenSearchStore store =
                kept(
                        new OpenSearchStore(
                                OpenSearchSettingsTest.settings(List.of(nowhere), name, 1, 0),
                                name,
                                embedder,
                                true,
                                leases));
        assertThatThrownBy(() -> open(store, BEES))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.INDEX_UNAVAILABLE);
                            assertThat(e.retryAfter()).isPositive();
                        })
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("no node answers");
    }

    private OpenSearchStore store(Letters model, Duration keepOld) {
        return store(name, model, keepOld);
    }

    private OpenSearchStore store(Letters model, Duration keepOld, Leases own) {
        return store(name, model, keepOld, own);
    }

    private OpenSearchStore store(String called, Letters model, Duration keepOld) {
        return store(called, model, keepOld, leases);
    }

    private OpenSearchStore store(String called, Letters model, Duration keepOld, Leases own) {
        return store(called, model, keepOld, own, 0);
    }

    private OpenSearchStore store(
            String called, Letters model, Duration keepOld, Leases own, int replicas) {
        OpenSearchSettings zero = OpenSearchSettingsTest.settings(nodes.urls(), name, 1, 1_000);
        return kept(
                new OpenSearchStore(
                        new OpenSearchSettings(
                                zero.urls(),
                                null,
                                null,
                                name,
                                1,
                                replicas,
                                zero.connectTimeout(),
                                zero.searchTimeout(),
                                zero.buildTimeout(),
                                zero.retries(),
                                zero.exactUpTo(),
                                keepOld),
                        called,
                        model,
                        true,
                        own));
    }

    private OpenSearchStore kept(OpenSearchStore store) {
        stores.add(store);
        return store;
    }

    private OpenSearchIndex open(OpenSearchStore store, Source... sources) {
        return store.open(Entries.passages(sources), Progress.NONE);
    }

    private Set<String> sources(PassageIndex index, String question) {
        return new HybridRetriever(() -> index, embedder, Stages.NONE)
                .retrieve(question, 10, Set.of()).stream()
                        .map(hit -> hit.passage().sourceId())
                        .collect(Collectors.toSet());
    }

    private List<String> indices() {
        return Stream.of(nodes.get("/_cat/indices/" + name + ".*?h=index").split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
