package dev.sourcebound.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;

/// What the first line of a code block says of it after the language, where a code host shows
/// nothing of it: a block of commands is run, or says why not; one of another language may be a
/// file that the commands need, or what the command before it prints.
///
/// - ```` ```sh run ````: run as it is; has to end with 0;
/// - ```` ```sh serve ````: run until the page ends, or until the next such block; what follows is
///   run once the server answers;
/// - ```` ```sh not-run: REASON ````: not run;
/// - ```` ```yaml file=NAME ````: written to that file before what follows is run;
/// - ```` ```json printed ````: each line of it, `…` aside, is printed by the block before it.
sealed interface Mark {

    record Run() implements Mark {}

    record Serve() implements Mark {}

    record NotRun(String reason) implements Mark {}

    record IntoFile(String name) implements Mark {}

    record Printed() implements Mark {}

    /// Shown, and no more.
    record Shown() implements Mark {}

    /// Languages whose blocks are commands.
    List<String> COMMANDS = List.of("sh", "bash", "console", "shell");

    /// The mark of a block, or nothing where it has none that it needs.
    static Optional<Mark> of(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        String language = info.split("\\s", 2)[0];
        String mark = info.substring(language.length()).strip();
        if (language.isEmpty()) {
            return Optional.empty();
        }
        if (COMMANDS.contains(language)) {
            return switch (mark) {
                case "run" -> Optional.of(new Run());
                case "serve" -> Optional.of(new Serve());
                default ->
                        mark.startsWith("not-run: ")
                                ? Optional.of(new NotRun(mark.substring("not-run: ".length())))
                                : Optional.empty();
            };
        }
        if (mark.startsWith("file=")) {
            return Optional.of(new IntoFile(mark.substring("file=".length())));
        }
        return switch (mark) {
            case "" -> Optional.of(new Shown());
            case "printed" -> Optional.of(new Printed());
            default -> Optional.empty();
        };
    }

    /// The blocks of a page that do not say what becomes of them.
    static List<String> missing(Page page) {
        return page.blocks().stream()
                .filter(block -> of(block).isEmpty())
                .map(block ->
                        "%s, line %d: a code block begins with '```%s'; say its language, and of commands (%s) 'run', 'serve' or 'not-run: REASON'"
                                .formatted(
                                        page.file(),
                                        Markdown.line(block),
                                        block.getInfo() == null ? "" : block.getInfo(),
                                        Arrays.toString(COMMANDS.toArray())))
                .toList();
    }
}
