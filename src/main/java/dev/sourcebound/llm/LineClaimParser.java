package dev.sourcebound.llm;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads claims from lines: `[1, 2] A sentence.`, each on its own, and `END` after the last.
/// Without `END` the answer is not complete, whatever the endpoint says of it: some, and gateways
/// before them, call a stream ended that was cut, and half a sentence may be false where the whole
/// one is true. Lines that a line break ends are claims all the same.
final class LineClaimParser implements ClaimParser {

    private static final Pattern CLAIM =
            Pattern.compile("\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\]\\s+(\\S.*)");
    private static final String END = "END";

    private final StringBuilder line = new StringBuilder();
    private boolean complete;

    @Override
    public void feed(String piece, Consumer<WrittenClaim> claims) {
        for (int at = 0; at < piece.length(); at++) {
            char c = piece.charAt(at);
            if (c == '\n') {
                take(claims);
            } else {
                line.append(c);
            }
        }
    }

    @Override
    public void end(Consumer<WrittenClaim> claims) {
        if (!isComplete()) {
            throw new MalformedAnswerException("the last line is not END, or not the last");
        }
    }

    @Override
    public boolean isComplete() {
        String last = line.toString().strip();
        return complete ? last.isEmpty() : last.equals(END);
    }

    private void take(Consumer<WrittenClaim> claims) {
        String taken = line.toString().strip();
        line.setLength(0);
        if (taken.isEmpty()) {
            return;
        }
        if (complete) {
            throw new MalformedAnswerException("something stands after the last line");
        }
        if (taken.equals(END)) {
            complete = true;
            return;
        }
        Matcher claim = CLAIM.matcher(taken);
        if (!claim.matches()) {
            throw new MalformedAnswerException("a line does not begin with numbers in brackets");
        }
        List<Integer> numbers =
                Arrays.stream(claim.group(1).split(",", -1))
                        .map(number -> Integer.valueOf(number.strip()))
                        .toList();
        claims.accept(new WrittenClaim(claim.group(2), numbers));
    }
}
