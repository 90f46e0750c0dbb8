package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CollectionSettingsTest {

    private static final CollectionName MANUALS = new CollectionName("manuals");

    @Test
    void withoutAnyThereIsTheDefault() {
        CollectionSettings settings = bound(server());
        assertThat(settings.collections()).isEmpty();
        assertThat(settings.names()).containsExactly(CollectionName.DEFAULT);
    }

    @Test
    void areNamedInFilesAndInVariables() {
        StandardEnvironment server =
                server("sourcebound.collections.manuals.corpus.folder=manuals");
        server.getPropertySources()
                .addFirst(variables("SOURCEBOUND_COLLECTIONS_HELPDESK_CORPUS_FOLDER", "desk"));
        CollectionSettings settings = bound(server);
        assertThat(settings.collections())
                .containsOnlyKeys("helpdesk", "manuals")
                .containsEntry("manuals", Map.of("corpus.folder", "manuals"));
        assertThat(settings.names())
                .extracting(CollectionName::value)
                .containsExactly("default", "helpdesk", "manuals");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default.corpus.folder | must not name 'default'",
                "no_name.corpus.folder | a name must be 1 to 40 small letters",
                "manuals.corpsu.folder | manuals.corpsu.folder is no setting of a collection",
                "manuals.folder | manuals.folder is no setting of a collection",
                "manuals.access.keys-file | is one for the whole server; set sourcebound.access.keys-file",
                "manuals.embedding.manifest | is one for the whole server",
                "manuals.web.max-request-size | is one for the whole server"
            })
    void whatCannotBeIsRefusedByItsName(String setting, String why) {
        assertThatThrownBy(() -> bound(server("sourcebound.collections." + setting + "=x")))
                .rootCause()
                .hasMessageContaining(why);
    }

    @Test
    void whatIsOneForEachMayBeSet() {
        assertThat(
                        bound(
                                        server(
                                                "sourcebound.collections.manuals.access.anonymous[0]=ask",
                                                "sourcebound.collections.manuals.embedding.cache-size=1MB",
                                                "sourcebound.collections.manuals.web.answer-timeout=1s"))
                                .names())
                .contains(MANUALS);
    }

    @Test
    void oneHasItsOwnSettingsAndForTheRestTheServers() {
        StandardEnvironment server =
                server(
                        "sourcebound.answer.max-false-answer-rate=0.02",
                        "sourcebound.web.queue=7",
                        "sourcebound.collections.manuals.corpus.folder=manuals",
                        "sourcebound.collections.manuals.web.queue=3",
                        "sourcebound.collections.manualsx.web.queue=4");
        server.getPropertySources()
                .addFirst(variables("SOURCEBOUND_COLLECTIONS_MANUALS_CORPUS_WATCHINTERVAL", "9s"));
        CollectionEnvironment own = of(server, "corpus.folder");
        assertThat(value(own, "sourcebound.answer.max-false-answer-rate")).isEqualTo("0.02");
        assertThat(value(own, "sourcebound.corpus.folder")).isEqualTo("manuals");
        assertThat(value(own, "sourcebound.corpus.watch-interval")).isEqualTo("9s");
        assertThat(value(own, "sourcebound.web.queue")).isEqualTo("3");
        assertThat(value(own, "sourcebound.collection")).isEqualTo("manuals");
        assertThat(value(own, "sourcebound.channel.folder")).isEqualTo("data/channel-manuals");
    }

    @Test
    void placesAndDoorsAndOtherCollectionsAreNotTheServers() {
        StandardEnvironment server =
                server(
                        "sourcebound.corpus.folder=seeds",
                        "sourcebound.index.path=index",
                        "sourcebound.conversation.folder=c",
                        "sourcebound.decision.folder=d",
                        "sourcebound.suggestion.file=s",
                        "sourcebound.slack.bot-token=xoxb-1",
                        "sourcebound.widget.allowed-origins=https://a.example",
                        "sourcebound.widget.allowedOrigins[0]=https://a.example",
                        "sourcebound.answer.calibration=fit.json",
                        "sourcebound.access.anonymous=ask",
                        "sourcebound.collections.minutes.corpus.folder=minutes");
        server.getPropertySources().addFirst(variables("SOURCEBOUND_TELEGRAM_BOT_TOKEN", "1:A"));
        CollectionEnvironment own = of(server, "corpus.folder");
        for (String withheld :
                List.of(
                        "sourcebound.corpus.folder",
                        "sourcebound.index.path",
                        "sourcebound.conversation.folder",
                        "sourcebound.decision.folder",
                        "sourcebound.suggestion.file",
                        "sourcebound.slack.bot-token",
                        "sourcebound.telegram.bot-token",
                        "sourcebound.widget.allowed-origins",
                        "sourcebound.answer.calibration",
                        "sourcebound.access.anonymous")) {
            assertThat(value(own, withheld)).as(withheld).isEmpty();
        }
        assertThat(
                        Binder.get(own)
                                .bind(
                                        "sourcebound.collections",
                                        Bindable.mapOf(String.class, Object.class))
                                .isBound())
                .isFalse();
    }

    @Test
    void aWordOnALanguageModelTakesAllOfItFromTheCollection() {
        StandardEnvironment server =
                server("sourcebound.llm.base-url=http://127.0.0.1:9/v1", "sourcebound.llm.model=m");
        assertThat(value(of(server), "sourcebound.llm.model")).isEqualTo("m");
        assertThat(value(of(server, "llm.model"), "sourcebound.llm.base-url")).isEmpty();
    }

    @Test
    void noTwoMayHaveOnePlace(@TempDir Path home) throws IOException {
        Path folder = Files.createDirectory(home.resolve("a"));
        Path same = Files.createSymbolicLink(home.resolve("b"), folder);
        StandardEnvironment server =
                server(
                        "sourcebound.corpus.folder=" + folder,
                        "sourcebound.collections.manuals.corpus.folder=" + same);
        refused(
                server,
                "corpus.folder",
                "sourcebound.corpus.folder and sourcebound.collections.manuals.corpus.folder both name");

        StandardEnvironment index =
                server(
                        "sourcebound.index.path=" + home.resolve("i"),
                        "sourcebound.collections.manuals.corpus.folder=" + same,
                        "sourcebound.collections.manuals.index.path=" + home.resolve("x/../i"));
        refused(
                index,
                "corpus.folder",
                "sourcebound.index.path and sourcebound.collections.manuals.index.path");
    }

    @Test
    void noFolderOfDocumentsMayBeWithinAnothers(@TempDir Path home) {
        refused(
                server(
                        "sourcebound.corpus.folder=" + home.resolve("all/manuals"),
                        "sourcebound.collections.manuals.corpus.folder=" + home.resolve("all")),
                "corpus.folder",
                "sourcebound.corpus.folder names %s/all/manuals, which is within".formatted(home));
        StandardEnvironment apart =
                server(
                        "sourcebound.corpus.folder=" + home.resolve("all"),
                        "sourcebound.collections.manuals.corpus.folder=" + home.resolve("all-2"));
        assertThatCode(() -> Places.check(apart, Map.of(MANUALS, of(apart, "corpus.folder"))))
                .doesNotThrowAnyException();
    }

    @Test
    void noTwoMayHaveOneBotAndItsTokenIsNotTold() {
        StandardEnvironment server =
                server(
                        "sourcebound.telegram.bot-token=1:secret",
                        "sourcebound.collections.manuals.corpus.folder=manuals",
                        "sourcebound.collections.manuals.telegram.bot-token= 1:secret");
        assertThatThrownBy(() -> Places.check(server, Map.of(MANUALS, of(server, "corpus.folder"))))
                .hasMessageStartingWith(
                        "sourcebound.telegram.bot-token and sourcebound.collections.manuals.telegram.bot-token are the same token")
                .hasMessageNotContaining("secret");

        StandardEnvironment two =
                server(
                        "sourcebound.telegram.bot-token=1:secret",
                        "sourcebound.collections.manuals.corpus.folder=manuals",
                        "sourcebound.collections.manuals.telegram.bot-token=2:secret");
        assertThatCode(() -> Places.check(two, Map.of(MANUALS, of(two, "corpus.folder"))))
                .doesNotThrowAnyException();
    }

    @Test
    void eachNeedsAFolder() {
        refused(server(), "web.queue", "set sourcebound.collections.manuals.corpus.folder");
    }

    private static void refused(StandardEnvironment server, String given, String why) {
        assertThatThrownBy(() -> Places.check(server, Map.of(MANUALS, of(server, given))))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.COLLECTION_INVALID))
                .hasMessageContaining(why);
    }

    private static CollectionEnvironment of(StandardEnvironment server, String... given) {
        return CollectionEnvironment.of(server, MANUALS, Set.of(given));
    }

    private static String value(CollectionEnvironment settings, String name) {
        return Binder.get(settings).bind(name, String.class).orElse("");
    }

    private static CollectionSettings bound(StandardEnvironment server) {
        return Binder.get(server).bindOrCreate("sourcebound", CollectionSettings.class);
    }

    private static StandardEnvironment server(String... settings) {
        Map<String, Object> map = new HashMap<>();
        Arrays.stream(settings)
                .map(each -> each.split("=", 2))
                .forEach(each -> map.put(each[0], each[1]));
        StandardEnvironment server = new StandardEnvironment();
        server.getPropertySources()
                .forEach(each -> server.getPropertySources().remove(each.getName()));
        server.getPropertySources().addLast(new MapPropertySource("test", map));
        return server;
    }

    private static SystemEnvironmentPropertySource variables(String name, String value) {
        return new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value));
    }
}
