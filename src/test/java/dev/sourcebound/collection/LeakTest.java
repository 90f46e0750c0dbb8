package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Suggestions;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.chat.Conversations;
import dev.sourcebound.collection.Recipes.Theirs;
import dev.sourcebound.collection.Recipes.Try;
import dev.sourcebound.collection.Towns.Came;
import dev.sourcebound.collection.Towns.Sent;
import dev.sourcebound.collection.Towns.Town;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.web.BlockingWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import tools.jackson.databind.JsonNode;

/// Of what is in one collection nothing is seen in another, whatever is asked there and by whom.
/// The description of the API is walked, so that an operation that is added fails here until it is
/// tried as well.
@Timeout(600)
class LeakTest {

    private static final Town NORTH = Towns.NORTH;
    private static final Town SOUTH = Towns.SOUTH;
    private static final String WITHIN = "/v1/collections/{collection}/";

    @TempDir private static Path home;
    private static Towns towns;

    @BeforeAll
    static void start() throws Exception {
        towns = Towns.start(home);
        for (Town town : Towns.ALL) {
            Source guide = towns.bean(town, Corpus.class).find("guide").orElseThrow();
            towns.bean(town, Suggestions.class)
                    .know(
                            List.of(
                                    new Suggestion(
                                            "Who built what is in " + town.marks().getFirst() + "?",
                                            guide.id(),
                                            guide.revision(),
                                            "none")));
        }
    }

    @AfterAll
    static void stop() {
        towns.close();
    }

    /// An operation of the API.
    private record Described(String id, String method, String path) {}

    @Test
    void everyOperationIsThereForACollectionAndTried() {
        Set<String> tried = Recipes.of(theirsOf(NORTH)).keySet();
        Set<String> outside = new TreeSet<>();
        Set<String> within = new TreeSet<>();
        for (Described operation : described()) {
            if (operation.path().startsWith(WITHIN)) {
                within.add(operation.id().replaceAll("InCollection$", ""));
            } else {
                outside.add(operation.id());
            }
        }
        assertThat(outside).containsExactlyInAnyOrderElementsOf(tried);
        outside.remove("listCollections");
        assertThat(within).isEqualTo(outside);
    }

    /// The same requests show each collection's own, so that nothing is missed for want of anything
    /// to see.
    @Test
    void eachShowsItsOwnAndNothingOfAnother() {
        for (Town own : List.of(SOUTH, NORTH)) {
            Town other = own.equals(SOUTH) ? NORTH : SOUTH;
            Theirs theirs = theirsOf(other);
            List<String> roots =
                    List.of(
                            "/v1/collections/" + own.name() + "/",
                            "/collections/" + own.name() + "/v1/",
                            "/v1/");
            for (String root : roots) {
                Set<String> showed = new HashSet<>();
                for (Described operation : inOrder(theirs)) {
                    for (Try each : Recipes.of(theirs).getOrDefault(operation.id(), List.of())) {
                        Sent sent =
                                each.at(
                                        operation.method(),
                                        operation.path().replaceFirst("^/v1/", root));
                        Came came = towns.call(sent, towns.keyOf(own));
                        assertNothingOf(other, sent, came);
                        assertNothingOf(Towns.MIDDLE, sent, came);
                        if (shows(own, came)) {
                            showed.add(operation.id());
                        }
                    }
                }
                assertThat(showed)
                        .contains(
                                "listSources",
                                "getSource",
                                "ask",
                                "askAll",
                                "findPassages",
                                "findAllPassages",
                                "check",
                                "checkAll",
                                "complete",
                                "listSourceStates");
            }
            assertThat(towns.call("GET", api(other, "sources/" + other.own()), towns.all(), null))
                    .extracting(Came::body)
                    .asString()
                    .contains(other.marks());
        }
    }

    /// A key for all is no way from one collection to another either.
    @Test
    void nothingOfTheOthersIsSeenAtTheRoot() {
        Theirs theirs = theirsOf(NORTH);
        for (Described operation : inOrder(theirs)) {
            if (operation.id().equals("listCollections")) {
                // It tells the names to whoever may ask them all.
                continue;
            }
            for (Try each : Recipes.of(theirs).getOrDefault(operation.id(), List.of())) {
                Sent sent = each.at(operation.method(), operation.path());
                Came came = towns.call(sent, towns.all());
                assertNothingOf(NORTH, sent, came);
                assertNothingOf(SOUTH, sent, came);
            }
        }
    }

    @Test
    void toAKeyOfAnotherThereIsNoCollectionOfThatName() {
        Theirs theirs = theirsOf(NORTH);
        SoftAssertions all = new SoftAssertions();
        for (@Nullable String key : keysOfOthers()) {
            for (Described operation : inOrder(theirs)) {
                for (Try each : Recipes.of(theirs).getOrDefault(operation.id(), List.of())) {
                    String path = operation.path().substring("/v1/".length());
                    Came there = towns.call(each.at(operation.method(), api(NORTH, path)), key);
                    Came nowhere =
                            towns.call(
                                    each.at(operation.method(), "/v1/collections/nowhere/" + path),
                                    key);
                    all.assertThat(there.status()).isEqualTo(key == null ? 401 : 404);
                    all.assertThat(there.whole().replace("north", "nowhere"))
                            .isEqualTo(nowhere.whole().replace("north", "nowhere"));
                }
            }
        }
        all.assertAll();
    }

    /// A name leads to no more than a made-up one does where there is no key to show at all.
    @Test
    void pagesAndDoorsTellNobodyWhichCollectionsThereAre() {
        List<Sent> tries = new ArrayList<>();
        for (String path :
                List.of(
                        "/",
                        "",
                        "/index.html",
                        "/sources/orchard",
                        "/openapi.json",
                        "/actuator/health",
                        "/actuator/prometheus",
                        "/widget.js",
                        "/v1/nothing")) {
            tries.add(new Sent("GET", "/collections/north" + path, "text/html, */*", null));
        }
        for (String path :
                List.of(
                        "/widget/session",
                        "/widget/answers",
                        "/slack/events",
                        "/telegram/webhook")) {
            tries.add(new Sent("POST", "/collections/north" + path, null, "application/json {}"));
        }
        for (Sent sent : tries) {
            Came there = towns.call(sent, null, "Origin", "https://elsewhere.example");
            Came nowhere =
                    towns.call(
                            new Sent(
                                    sent.method(),
                                    sent.path().replace("north", "nowhere"),
                                    sent.accept(),
                                    sent.body()),
                            null,
                            "Origin",
                            "https://elsewhere.example");
            assertThat(there.whole().replace("north", "nowhere"))
                    .as(sent.path())
                    .isEqualTo(nowhere.whole());
        }
    }

    @Test
    void aModelIsACollectionToWhoeverMayAskIt() {
        String asked =
                "{\"model\": \"sourcebound:north\", \"messages\": [{\"role\": \"user\", \"content\": \"When does the ferry start?\"}]}";
        for (String key : List.of(towns.all(), towns.both())) {
            Came came = towns.call("POST", "/v1/chat/completions", key, asked);
            assertThat(came.status()).isEqualTo(200);
            assertThat(came.body())
                    .contains(
                            "Norlund",
                            "\"model\":\"sourcebound:north\"",
                            "/collections/north/sources/");
        }
        Came refused = towns.call("POST", "/v1/chat/completions", towns.keyOf(SOUTH), asked);
        Came none =
                towns.call(
                        "POST",
                        "/v1/chat/completions",
                        towns.keyOf(SOUTH),
                        asked.replace("north", "nowhere"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.whole().replace("north", "nowhere")).isEqualTo(none.whole());
        assertThat(towns.call("GET", "/v1/models", towns.both(), null).body())
                .contains("sourcebound:north", "sourcebound:south")
                .doesNotContain("\"sourcebound\",", "ruin");
        assertThat(
                        towns.call("GET", "/v1/models/sourcebound:south", towns.keyOf(SOUTH), null)
                                .status())
                .isEqualTo(200);
        assertThat(
                        towns.call(
                                        "POST",
                                        "/v1/chat/completions",
                                        towns.both(),
                                        asked.replace(":north", ""))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayAskSeveralNamesOneOfThem() {
        String ask = "{\"question\": \"When does the ferry start?\"}";
        Came unnamed = towns.call("POST", "/v1/answers", towns.both(), ask);
        assertThat(unnamed.status()).isEqualTo(404);
        assertThat(unnamed.body()).contains("GET /v1/collections");
        Came named = towns.call("POST", api(NORTH, "answers"), towns.both(), ask);
        assertThat(named.body())
                .contains(
                        "Norlund", "\"link\":\"/collections/north/sources/guide?revision=sha256:");
        assertThat(towns.call("GET", "/v1/collections", towns.both(), null).body())
                .contains("\"north\"", "\"south\"")
                .doesNotContain("default", "ruin", "empty");
        assertThat(towns.call("GET", "/v1/collections", towns.keyOf(SOUTH), null).body())
                .contains("\"south\"")
                .doesNotContain("north");
        assertThat(towns.call("GET", "/v1/collections", null, null).status()).isEqualTo(401);
    }

    @Test
    void aConversationOfOneIsUnknownInAnother() {
        String id = UUID.randomUUID().toString();
        String first =
                "{\"question\": \"When does the ferry start?\", \"conversation\": \"%s\"}"
                        .formatted(id);
        String then = first.replace("When does the ferry start?", "And who built it?");
        towns.call("POST", api(NORTH, "answers"), towns.all(), first);
        assertThat(remembered(SOUTH, then)).isZero();
        towns.call("DELETE", api(SOUTH, "conversations/" + id), towns.all(), null);
        assertThat(remembered(NORTH, then)).isOne();
        assertThat(remembered(Towns.MIDDLE, then)).isZero();
    }

    @Test
    void whatIsPutIntoOneIsInThatOneAlone() throws IOException {
        String text = "text/plain The bees of the valley fly in May.";
        String before = fingerprint(NORTH);
        Came put =
                towns.call(
                        new Sent("PUT", api(SOUTH, "sources/bees"), null, text),
                        towns.keyOf(SOUTH));
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.body()).contains("\"/collections/south/sources/bees\"");
        assertThat(Files.exists(towns.folderOf(SOUTH).resolve("bees.txt"))).isTrue();
        for (Town town : List.of(Towns.MIDDLE, NORTH)) {
            assertThat(Files.exists(towns.folderOf(town).resolve("bees.txt"))).isFalse();
            assertThat(towns.call("GET", api(town, "sources/bees"), towns.all(), null).status())
                    .isEqualTo(404);
        }
        assertThat(fingerprint(NORTH)).isEqualTo(before).isNotEqualTo(fingerprint(SOUTH));
        towns.call("DELETE", api(SOUTH, "sources/bees"), towns.keyOf(SOUTH), null);
        assertThat(towns.call("GET", api(NORTH, "sources/bees"), towns.all(), null).status())
                .isEqualTo(404);
        assertThat(towns.call("GET", api(SOUTH, "sources/bees"), towns.all(), null).status())
                .isEqualTo(410);
    }

    @Test
    void whatCannotBeUsedIsSaidByItsNameAndTheOthersAnswer() {
        String ask = "{\"question\": \"When does the tram start?\"}";
        Came ruin = towns.call("POST", "/v1/collections/ruin/answers", towns.all(), ask);
        assertThat(ruin.status()).isEqualTo(503);
        assertThat(ruin.headers()).contains("retry-after");
        assertThat(ruin.body())
                .contains("collection_unusable", "'ruin'")
                .doesNotContain("is-not-there");
        assertThat(towns.standings()).contains("unusable", "is-not-there");
        assertThat(towns.call("POST", api(SOUTH, "answers"), towns.all(), ask).body())
                .contains("answered", "noon");
    }

    @Test
    void withoutDocumentsItRefusesUntilThereIsOne() {
        String ask = "{\"question\": \"When do the bees fly?\"}";
        String path = "/v1/collections/empty/";
        Came refused = towns.call("POST", path + "answers", towns.all(), ask);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body()).contains("nothing_retrieved", "There are no documents here yet");
        assertThat(towns.call("GET", path + "sources:states", towns.all(), null).body())
                .contains("There is no source");
        Came put =
                towns.call(
                        new Sent(
                                "PUT",
                                path + "sources/bees",
                                null,
                                "text/plain The bees of the valley fly in May."),
                        towns.all());
        assertThat(put.status()).isEqualTo(201);
        assertThat(towns.call("POST", path + "answers", towns.all(), ask).body())
                .contains("answered", "fly in May");
    }

    @Test
    void theWidgetAsksItsOwnCollection() {
        String[] origin = {"Origin", "https://south.example"};
        Came session =
                towns.call(
                        new Sent("POST", "/collections/south/widget/session", null, null),
                        null,
                        origin);
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.body()).contains("Sudmark").doesNotContain("Norlund", "Mittelau");
        String token = session.json().get("token").asString();
        Sent ask =
                new Sent(
                        "POST",
                        "/collections/south/widget/answers",
                        null,
                        "application/json {\"question\": \"When does the tram start?\"}");
        assertThat(towns.call(ask, token, origin).body()).contains("answered", "Sudmark");
        for (String elsewhere : List.of("/collections/north/widget/answers", "/widget/answers")) {
            Came came = towns.call(new Sent("POST", elsewhere, null, ask.body()), token, origin);
            assertThat(came.status()).isEqualTo(403);
        }
    }

    @Test
    void figuresAreOfEachAndSeenByWhoeverMaySeeAll() {
        towns.call(
                "POST",
                api(SOUTH, "answers"),
                towns.all(),
                "{\"question\": \"When does the tram start?\"}");
        String scrape = towns.call("GET", "/actuator/prometheus", towns.all(), null).body();
        for (String collection : List.of("default", "north", "south", "empty")) {
            assertThat(scrape)
                    .contains(
                            "sourcebound_replies_total{collection=\"%s\",".formatted(collection),
                            "sourcebound_collection_ready{collection=\"%s\"".formatted(collection));
        }
        assertThat(scrape)
                .contains("sourcebound_collection_ready{collection=\"ruin\"} 0")
                .containsPattern("sourcebound_stage_seconds_count\\{collection=\"south\"");
        Came some = towns.call("GET", "/actuator/prometheus", towns.both(), null);
        assertThat(some.status()).isEqualTo(403);
    }

    /// What two collections share is what is given to each of them, by name; all else is its own.
    @Test
    void noObjectThatHoldsAnythingOfOneIsInAnother() {
        for (Class<?> type :
                List.of(
                        Corpus.class,
                        Retriever.class,
                        Embedder.class,
                        Conversations.class,
                        Decisions.class,
                        BlockingWork.class,
                        Suggestions.class)) {
            assertThat(towns.bean(NORTH, type)).isNotSameAs(towns.bean(SOUTH, type));
            assertThat(towns.bean(NORTH, type)).isNotSameAs(towns.bean(Towns.MIDDLE, type));
        }
        assertThat(Assertions.catchThrowable(() -> towns.bean(NORTH, NamedCollections.class)))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    private static List<@Nullable String> keysOfOthers() {
        List<@Nullable String> keys = new ArrayList<>();
        keys.add(null);
        keys.add(towns.keyOf(SOUTH));
        return keys;
    }

    /// Of corpus, models and settings: of what a reply is made.
    private static String fingerprint(Town town) {
        return towns.call("POST", api(town, "answers"), towns.all(), "{\"question\": \"When?\"}")
                .json()
                .get("provenance")
                .get("fingerprint")
                .asString();
    }

    private static int remembered(Town town, String body) {
        return towns.call("POST", api(town, "answers"), towns.all(), body)
                .json()
                .get("conversation")
                .get("remembered")
                .asInt();
    }

    private static void assertNothingOf(Town town, Sent sent, Came came) {
        List<String> marks = new ArrayList<>(town.marks());
        towns.bean(town, Corpus.class).sources().forEach(source -> marks.add(source.revision()));
        assertThat(came.whole()).as("%s", sent).doesNotContain(marks);
        assertThat(came.whole().toLowerCase(Locale.ROOT))
                .as("%s", sent)
                .doesNotContain("collections/" + town.name());
        assertThat(came.status()).as("%s gave %s", sent, came).isLessThan(500);
    }

    private static boolean shows(Town town, Came came) {
        return town.marks().stream().anyMatch(came.whole()::contains)
                || came.whole().contains(town.own() + ".md");
    }

    /// Something of a collection's that others may have heard of.
    private static Theirs theirsOf(Town town) {
        String conversation = UUID.randomUUID().toString();
        Came came =
                towns.call(
                        "POST",
                        api(town, "answers"),
                        towns.all(),
                        "{\"question\": \"When does the ferry start?\", \"conversation\": \"%s\"}"
                                .formatted(conversation));
        return new Theirs(town.own(), came.json().get("id").asString(), conversation);
    }

    private static String api(Town town, String path) {
        return "/v1/collections/" + town.name() + "/" + path;
    }

    /// All operations of the default collection, in the order of the recipes.
    private static List<Described> inOrder(Theirs theirs) {
        List<String> order = List.copyOf(Recipes.of(theirs).keySet());
        return described().stream()
                .filter(each -> !each.path().startsWith(WITHIN))
                .sorted(Comparator.comparingInt(each -> order.indexOf(each.id())))
                .toList();
    }

    private static List<Described> described() {
        List<Described> all = new ArrayList<>();
        for (var path :
                towns.call("GET", "/openapi.json", null, null).json().get("paths").properties()) {
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                all.add(
                        new Described(
                                each.getValue().get("operationId").asString(),
                                each.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()));
            }
        }
        return all;
    }
}
