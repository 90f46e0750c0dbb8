package dev.sourcebound.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Invented sources, and replies on the wire that quote them.
public final class PageSamples {

    public static final String LAMP_TEXT =
            """
            THE LAMP AT FERROW POINT
            A short history, for visitors

            The lamp was first lit on 3 May 1871. It burned colza oil, and a keeper climbed the \
            212 steps every four hours to wind the clockwork that turned the lens.

            Before the lamp
            \tFires on the headland were kept by the monks of Saint Ansa.
            \tIn fog they rang a bell instead.

            """
                    + "Ships passed, season after season, and little changed on the point. "
                            .repeat(60)
                    + """


                    The keepers leave
                    The last keeper, Ines Okoro, left on 30 September 1984, when the lamp was made \
                    automatic. She took the brass oil can with her; it stands in the museum now.
                    """;

    public static final String BELL_TEXT =
            "The bell of Saint Ansa weighs 410 kilograms. It was rung in fog until the lamp was lit"
                    + " in 1871, and once more when the war ended.\n";

    public static final String LAST_KEEPER =
            "The last keeper, Ines Okoro, left on 30 September 1984, when the lamp was made automatic.";

    public static final Map<String, Object> LAMP =
            source("lamp", "The lamp at Ferrow Point", LAMP_TEXT);
    public static final Map<String, Object> BELL =
            source("bell-2", "Bells of the northern coast", BELL_TEXT);

    private PageSamples() {}

    public static Map<String, Object> source(String id, String title, String text) {
        Map<String, Object> source = new HashMap<>();
        source.put("id", id);
        source.put("title", title);
        source.put("title_is_description", false);
        source.put("author", "Maren Holt");
        source.put("publisher", "Ferrow Museum");
        source.put("date", "2009");
        source.put("uri", null);
        source.put("revision", "sha256:00");
        source.put("text", text);
        return source;
    }

    /// A citation of `quote` where it stands in a source, with `answer` marked in it.
    public static Map<String, Object> citation(
            Map<String, Object> source, String quote, String answer) {
        int start = ((String) source.get("text")).indexOf(quote);
        int marked = start + quote.indexOf(answer);
        int end = start + quote.length();
        return Map.of(
                "source",
                source.get("id"),
                "title",
                source.get("title"),
                "revision",
                "sha256:00",
                "start",
                start,
                "end",
                end,
                "quote",
                quote,
                "highlight",
                Map.of("start", marked, "end", marked + answer.length()),
                "link",
                "/sources/%s?revision=sha256:00#%d-%d".formatted(source.get("id"), start, end));
    }

    public static Map<String, Object> lastKeeper() {
        return citation(LAMP, LAST_KEEPER, "Ines Okoro");
    }

    public static Map<String, Object> bell() {
        return citation(BELL, "The bell of Saint Ansa weighs 410 kilograms.", "410 kilograms");
    }

    /// An answer whose claims are its quotes.
    public static Map<String, Object> answer(List<Map<String, Object>> citations) {
        List<Map<String, Object>> claims = new ArrayList<>();
        for (Map<String, Object> citation : citations) {
            claims.add(claim((String) citation.get("quote"), claims.size()));
        }
        String text =
                String.join(" ", claims.stream().map(claim -> (String) claim.get("text")).toList());
        return reply("answered", text, claims, citations);
    }

    public static Map<String, Object> refusal(String reason, String message) {
        Map<String, Object> reply = reply("refused", message, List.of(), List.of());
        reply.put("refusal", Map.of("reason", reason, "message", message));
        return reply;
    }

    /// A claim as it is told before the reply is complete.
    public static Map<String, Object> told(int index, Map<String, Object> citation) {
        Map<String, Object> told = new HashMap<>(claim((String) citation.get("quote"), index));
        told.put("new_citations", List.of(citation));
        return told;
    }

    public static Map<String, Object> claim(String text, int citation) {
        return Map.of("text", text, "citations", List.of(citation), "support", 0.97);
    }

    private static Map<String, Object> reply(
            String outcome, String text, List<?> claims, List<?> citations) {
        Map<String, Object> reply = new HashMap<>();
        reply.put("id", "r1");
        reply.put("outcome", outcome);
        reply.put("text", text);
        reply.put("claims", claims);
        reply.put("citations", citations);
        reply.put("notes", List.of());
        reply.put("refusal", null);
        reply.put("standalone_question", "");
        reply.put("provenance", Map.of("writer", "extractive", "fingerprint", "f00d"));
        return reply;
    }
}
