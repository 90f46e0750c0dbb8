package dev.sourcebound.llm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/// Reads claims from `{"claims": [{"text": "A sentence.", "excerpts": [1]}]}`. No other field, no
/// field twice, nothing before or after.
final class JsonClaimParser implements ClaimParser {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxNumberLength(8)
                                    .maxNameLength(32)
                                    .build())
                    .build();

    private final JsonParser parser =
            FACTORY.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    private final ByteArrayFeeder feeder = (ByteArrayFeeder) parser.nonBlockingInputFeeder();
    private Place place = Place.BEFORE;
    private @Nullable String text;
    private @Nullable List<Integer> excerpts;

    /// What the next piece is read with: the first half of a character; commas and colons, since
    /// what follows one in another piece is not held against it by this parser.
    private String held = "";

    /// Where in the form the next token stands.
    private enum Place {
        BEFORE,
        ROOT,
        CLAIMS,
        LIST,
        CLAIM,
        TEXT,
        EXCERPTS,
        NUMBER,
        AFTER
    }

    @Override
    public void feed(String piece, Consumer<WrittenClaim> claims) {
        String whole = held + piece;
        int end = whole.length();
        for (int at = end; at > 0 && mayBeHeld(whole.charAt(at - 1)); at--) {
            end = Character.isWhitespace(whole.charAt(at - 1)) ? end : at - 1;
        }
        held = whole.substring(end);
        read(whole.substring(0, end), claims);
    }

    private static boolean mayBeHeld(char last) {
        return Character.isHighSurrogate(last)
                || last == ','
                || last == ':'
                || Character.isWhitespace(last);
    }

    private void read(String text, Consumer<WrittenClaim> claims) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            feeder.feedInput(bytes, 0, bytes.length);
            for (JsonToken token = parser.nextToken();
                    token != JsonToken.NOT_AVAILABLE && token != null;
                    token = parser.nextToken()) {
                take(token, claims);
            }
        } catch (JacksonException broken) {
            throw new MalformedAnswerException("it is no JSON", place == Place.BEFORE);
        }
    }

    @Override
    public void end(Consumer<WrittenClaim> claims) {
        read(held, claims);
        held = "";
        if (!isComplete()) {
            throw new MalformedAnswerException("the JSON is not complete");
        }
    }

    @Override
    public boolean isComplete() {
        return place == Place.AFTER && held.isBlank();
    }

    private void take(JsonToken token, Consumer<WrittenClaim> claims) {
        place =
                switch (place) {
                    case BEFORE -> expect(token, JsonToken.START_OBJECT, Place.ROOT);
                    case ROOT -> inRoot(token);
                    case CLAIMS -> expect(token, JsonToken.START_ARRAY, Place.LIST);
                    case LIST -> inList(token);
                    case CLAIM -> inClaim(token, claims);
                    case TEXT -> {
                        text = parser.getString();
                        yield expect(token, JsonToken.VALUE_STRING, Place.CLAIM);
                    }
                    case EXCERPTS -> {
                        excerpts = new ArrayList<>();
                        yield expect(token, JsonToken.START_ARRAY, Place.NUMBER);
                    }
                    case NUMBER -> inNumbers(token);
                    case AFTER ->
                            throw new MalformedAnswerException("something stands after the JSON");
                };
    }

    private Place inRoot(JsonToken token) {
        if (token == JsonToken.END_OBJECT) {
            return Place.AFTER;
        }
        return named(token, "claims") ? Place.CLAIMS : fail();
    }

    private Place inList(JsonToken token) {
        if (token == JsonToken.END_ARRAY) {
            return Place.ROOT;
        }
        text = null;
        excerpts = null;
        return expect(token, JsonToken.START_OBJECT, Place.CLAIM);
    }

    private Place inClaim(JsonToken token, Consumer<WrittenClaim> claims) {
        if (token != JsonToken.END_OBJECT) {
            return named(token, "text")
                    ? Place.TEXT
                    : named(token, "excerpts") ? Place.EXCERPTS : fail();
        }
        if (text == null || excerpts == null) {
            throw new MalformedAnswerException("a claim lacks its text or its excerpts");
        }
        claims.accept(new WrittenClaim(text, excerpts));
        return Place.LIST;
    }

    private Place inNumbers(JsonToken token) {
        if (token == JsonToken.END_ARRAY) {
            return Place.CLAIM;
        }
        if (token != JsonToken.VALUE_NUMBER_INT || excerpts == null) {
            return fail();
        }
        excerpts.add(parser.getIntValue());
        return Place.NUMBER;
    }

    private boolean named(JsonToken token, String name) {
        return token == JsonToken.PROPERTY_NAME && name.equals(parser.currentName());
    }

    private Place expect(JsonToken token, JsonToken expected, Place next) {
        return token == expected ? next : fail();
    }

    private Place fail() {
        throw new MalformedAnswerException("the JSON has another form", place == Place.BEFORE);
    }
}
