package dev.sourcebound.llm;

import java.util.List;
import java.util.function.Consumer;

/// Takes an answer as it is: all of it is one text, of no excerpt in particular.
final class TextParser implements ClaimParser {

    private static final List<Integer> NONE_IN_PARTICULAR = List.of(0);

    private final StringBuilder text = new StringBuilder();

    @Override
    public void feed(String piece, Consumer<WrittenClaim> claims) {
        text.append(piece);
    }

    @Override
    public void end(Consumer<WrittenClaim> claims) {
        claims.accept(new WrittenClaim(text.toString(), NONE_IN_PARTICULAR));
    }

    @Override
    public boolean isComplete() {
        return false;
    }
}
