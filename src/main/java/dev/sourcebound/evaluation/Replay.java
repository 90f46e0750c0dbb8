package dev.sourcebound.evaluation;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.decision.DecisionFolder;
import dev.sourcebound.decision.DecisionFolder.Past;
import dev.sourcebound.decision.Decisions;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Tells why a question was answered as it was, and decides on it again: the same corpus, models
/// and settings come to the same bytes.
final class Replay implements Command {

    private static final Option DECISIONS =
            new Option("decisions", "FOLDER", "where the server keeps its decisions");
    private static final Option ID = new Option("id", "ID", "of the reply, as it was given");

    private static final int SHOWN = 5;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "tells why a question was answered as it was, and decides on it again";
    }

    @Override
    public List<Option> options() {
        return List.of(DECISIONS, ID);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        DecisionFolder folder = new DecisionFolder(options.requiredPath(DECISIONS));
        String id = options.requiredText(ID);
        Past past =
                folder.find(id)
                        .orElseThrow(() ->
                                CommandInvalid.because(
                                        "there is no decision on the reply '%s' in %s; the oldest are not kept"
                                                .formatted(id, folder.path())));
        explain(past, workbench.out());
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            String now =
                    Decisions.made(
                            context.getBean(Chat.class),
                            context.getBean(AbstentionPolicy.class),
                            past.request());
            return compare(past, now, workbench.out());
        }
    }

    private static void explain(Past past, PrintStream out) {
        JsonNode decision = past.tree();
        double point = decision.at("/thresholds/refusalPoint").asDouble();
        out.printf("asked at %s: %s%n", past.at(), shown(decision.get("question").asString()));
        out.printf("answered as: %s%n", shown(decision.at("/reply/standaloneQuestion").asString()));
        out.printf("%d passages were found%n", decision.get("found").size());
        out.printf(Locale.ROOT, "support needed: %.4f; the best sentences have:%n", point);
        for (int i = 0; i < Math.min(SHOWN, decision.get("read").size()); i++) {
            JsonNode read = decision.get("read").get(i);
            out.printf(
                    Locale.ROOT,
                    "  %.4f  %s, %d to %d%s%n",
                    read.get("support").asDouble(),
                    read.get("passage").asString(),
                    read.at("/sentence/start").asInt(),
                    read.at("/sentence/end").asInt(),
                    read.get("support").asDouble() >= point ? "" : "  (too little)");
        }
        for (JsonNode claim : decision.get("gate")) {
            out.printf(
                    "a claim of %d characters: %s%n",
                    claim.get("length").asInt(), claim.get("result").asString());
        }
        JsonNode reply = decision.at("/reply/reply");
        out.println(
                past.answered()
                        ? "so it was answered: " + shown(reply.get("text").asString())
                        : "so it was refused: "
                                + reply.get("reason").asString().toLowerCase(Locale.ROOT));
    }

    private static Exit compare(Past past, String now, PrintStream out) {
        if (past.json().equals(now)) {
            out.printf("decided again: the same, all %d characters%n", now.length());
            return Exit.DONE;
        }
        out.printf(
                now.contains(past.fingerprint())
                        ? "decided again: another, though corpus, models and settings are the same (%s): a language model wrote, or this is a defect%n"
                        : "decided again: another, for corpus, models or settings are not those of %s%n",
                past.fingerprint());
        out.println("then: " + shown(past.json()));
        out.println("now:  " + shown(now));
        return Exit.NOT_MET;
    }

    /// What people and sources wrote, without what could move the cursor of a terminal.
    static String shown(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
