package dev.sourcebound.collection;

import dev.sourcebound.collection.Towns.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How each operation of the API is tried against somebody else's collection: with ids of theirs,
/// and with questions that only they can answer. No request holds a mark of a town itself.
final class Recipes {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String EVENTS = "text/event-stream";
    private static final String QUESTION = "When does the ferry start in the morning?";

    /// What is known of the other collection.
    ///
    /// @param source an id of a source that only it has
    /// @param reply an id of a reply that it gave
    /// @param conversation an id of a conversation in it
    record Theirs(String source, String reply, String conversation) {}

    /// One way to try an operation.
    ///
    /// @param id for the path, where it has one
    record Try(@Nullable String id, @Nullable String accept, @Nullable String body) {

        Sent at(String method, String path) {
            return new Sent(method, path.replace("{id}", String.valueOf(id)), accept, body);
        }
    }

    private Recipes() {}

    /// By `operationId`, in an order in which they can be tried one after the other.
    static Map<String, List<Try>> of(Theirs theirs) {
        String question = "\"question\": \"" + QUESTION + "\"";
        String among = "\"sources\": [\"" + theirs.source() + "\"]";
        String ask = "{" + question + "}";
        String inTheirs = "{" + question + ", " + among + "}";
        String goOn =
                "{\"question\": \"And who built it?\", \"conversation\": \""
                        + theirs.conversation()
                        + "\"}";
        String check =
                "{\"text\": \"The ferry starts at nine in the morning. The tram starts at noon.\"}";
        String checkTheirs = check.replace("}", ", " + among + "}");
        Map<String, List<Try>> tries = new LinkedHashMap<>();
        tries.put("listSources", List.of(get(null)));
        tries.put("getSource", List.of(get(theirs.source()), get("guide")));
        tries.put("listSourceStates", List.of(get(null)));
        tries.put("ask", both(ask, inTheirs, goOn, ask.replace("}", ", \"debug\": true}")));
        tries.put("askAll", List.of(lines(ask, inTheirs, goOn, "no json")));
        tries.put("findPassages", List.of(json(ask), json(inTheirs)));
        tries.put("findAllPassages", List.of(lines(ask, inTheirs)));
        tries.put("check", List.of(json(check), json(checkTheirs)));
        tries.put("checkAll", List.of(lines(check, checkTheirs)));
        tries.put("beginConversation", List.of(new Try(null, null, null)));
        tries.put("endConversation", List.of(get(theirs.conversation())));
        tries.put(
                "say",
                List.of(
                        new Try(theirs.reply(), null, JSON + " {\"verdict\": \"right\"}"),
                        new Try("x", null, JSON + " {\"verdict\": \"right\"}")));
        tries.put("complete", completions(theirs));
        tries.put("listModels", List.of(get(null)));
        tries.put("getModel", List.of(get("sourcebound"), get("sourcebound:elsewhere")));
        tries.put(
                "putSource",
                List.of(
                        new Try(theirs.source(), null, "text/plain The bees fly in May."),
                        new Try(theirs.source(), EVENTS, "text/plain The bees fly in June."),
                        new Try(theirs.source(), null, "application/pdf no such thing")));
        tries.put("deleteSource", List.of(get(theirs.source()), get(theirs.source())));
        tries.put("listCollections", List.of(get(null)));
        return tries;
    }

    private static List<Try> completions(Theirs theirs) {
        String messages = "\"messages\": [{\"role\": \"user\", \"content\": \"" + QUESTION + "\"}]";
        String own = ", \"sourcebound\": {\"sources\": [\"" + theirs.source() + "\"]}";
        List<Try> tries = new ArrayList<>();
        for (String more : List.of("", own, ", \"stream\": true")) {
            tries.add(json("{\"model\": \"sourcebound\", " + messages + more + "}"));
        }
        tries.add(json("{\"model\": \"sourcebound:elsewhere\", " + messages + "}"));
        return tries;
    }

    private static Try get(@Nullable String id) {
        return new Try(id, null, null);
    }

    private static Try json(String body) {
        return new Try(null, null, JSON + " " + body);
    }

    private static Try lines(String... lines) {
        return new Try(null, null, LINES + " " + String.join("\n", lines));
    }

    private static List<Try> both(String... bodies) {
        List<Try> tries = new ArrayList<>();
        for (String body : bodies) {
            tries.add(json(body));
            tries.add(new Try(null, EVENTS, JSON + " " + body));
        }
        return tries;
    }
}
