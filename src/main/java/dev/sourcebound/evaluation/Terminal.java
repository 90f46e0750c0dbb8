package dev.sourcebound.evaluation;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether somebody watches.
final class Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /// Whether this process's standard error is a terminal. Where the system does not tell, as
    /// standard input and output are.
    static boolean isStandardError() {
        return leadsToTerminal(STANDARD_ERROR)
                .orElseGet(() ->
                        Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent());
    }

    /// Whether a link leads to a terminal, by the names that Linux gives them; empty where there is
    /// no such link.
    static Optional<Boolean> leadsToTerminal(Path link) {
        try {
            String open = Files.readSymbolicLink(link).toString();
            return Optional.of(open.startsWith("/dev/pts/") || open.startsWith("/dev/tty"));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
