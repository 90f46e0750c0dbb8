package dev.sourcebound.llm;

import dev.sourcebound.fuzz.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Whatever a language model writes is claims or malformed, and the same however it is cut.
public final class ModelTextFuzz {

    private ModelTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        Supplier<ClaimParser> parser = input.flag() ? JsonClaimParser::new : LineClaimParser::new;
        int piece = 1 + input.pick(16);
        String text = input.flag() ? input.restAsUnits() : input.restAsText();
        Parsed whole = parsed(parser.get(), text, Math.max(1, text.length()));
        Parsed cut = parsed(parser.get(), text, piece);
        Input.require(whole.equals(cut), "another answer where it is cut otherwise");
    }

    private record Parsed(List<WrittenClaim> claims, boolean malformed, boolean complete) {}

    private static Parsed parsed(ClaimParser parser, String text, int piece) {
        List<WrittenClaim> claims = new ArrayList<>();
        LeadingThought thought = new LeadingThought();
        try {
            for (int at = 0; at < text.length(); at += piece) {
                String next = text.substring(at, Math.min(text.length(), at + piece));
                parser.feed(thought.answerIn(next), claims::add);
            }
            parser.feed(thought.rest(), claims::add);
            parser.end(claims::add);
            return new Parsed(claims, false, parser.isComplete());
        } catch (MalformedAnswerException malformed) {
            return new Parsed(claims, true, false);
        }
    }
}
