package dev.sourcebound.site;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The servers that documented commands are given. One that a page starts without any file of its
/// own is kept for the next page that starts it in the same way; one that a page asks for without
/// starting any has the settings that it has where nothing is set.
final class ServersOfPages implements AutoCloseable {

    private static final String PLAIN = "mvn spring-boot:run\n";

    /// So that the paths are there that only operators are given; all else stays as it is.
    private static final String KEY =
            "{\"id\":\"00000000\",\"name\":\"nobody\",\"sha256\":\"%s\",\"may\":[\"operate\"]}\n"
                    .formatted("0".repeat(64));

    private record Kept(DocumentedServer server, String port) {}

    private final Map<String, Kept> kept = new HashMap<>();
    private final Shell common = new Shell("common");
    private @Nullable Shell shell;
    private @Nullable DocumentedServer own;
    private boolean hasServer;

    /// Begins a page.
    void turnTo(Shell page) {
        shell = page;
        hasServer = false;
    }

    /// Starts what a page starts.
    void serve(String commands) throws IOException, InterruptedException {
        Shell page = Objects.requireNonNull(shell);
        endOwn();
        hasServer = true;
        if (isCommon(commands)) {
            page.use("8080", common(commands).port());
            return;
        }
        String port = Shell.free();
        page.use("8080", port);
        own = DocumentedServer.start(page, commands, port);
    }

    /// Sees to it that commands which ask a server have one.
    void needed(String commands) throws IOException, InterruptedException {
        if (!hasServer && commands.contains(":8080")) {
            serve(PLAIN);
        }
    }

    /// The port of the server without settings.
    String plainPort() throws IOException, InterruptedException {
        return common(PLAIN).port();
    }

    /// Ends a page.
    void leave() {
        endOwn();
        shell = null;
    }

    @Override
    public void close() {
        endOwn();
        kept.values().forEach(each -> each.server().close());
    }

    private void endOwn() {
        if (own != null) {
            own.close();
            own = null;
        }
    }

    /// Nothing in its command is of one page alone.
    private static boolean isCommon(String commands) {
        String first = commands.strip();
        return first.equals(PLAIN.strip())
                || first.matches(
                        "mvn spring-boot:run -Dspring-boot\\.run\\.arguments=--sourcebound\\.corpus\\.folder=src/[\\w/]+");
    }

    private Kept common(String commands) throws IOException, InterruptedException {
        Kept there = kept.get(commands.strip());
        if (there == null) {
            String port = Shell.free();
            common.use("8080", port);
            Files.writeString(common.folder().resolve("keys.jsonl"), KEY);
            String open =
                    """
                    export SOURCEBOUND_ACCESS_KEYS_FILE=keys.jsonl SOURCEBOUND_ACCESS_ANONYMOUS=ask,read,check,watch
                    export SOURCEBOUND_ACCESS_ADDRESS_REQUESTS_PER_MINUTE=0
                    """;
            there = new Kept(DocumentedServer.start(common, open + commands, port), port);
            kept.put(commands.strip(), there);
        }
        return there;
    }
}
