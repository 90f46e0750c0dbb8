package dev.sourcebound.llm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads claims from lines: `[1, 2] A sentence.`, each on its own, and `END` after the last.
final class LineClaimParser implements ClaimParser {

    private static final Pattern CLAIM =
            Pattern.compile("\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\]\\s+(\\S.*)");
    private static final String END = "END";

    private final StringBuilder line = new StringBuilder();
    private boolean complete;

    @Override
    public List<WrittenClaim> feed(String piece) {
        List<WrittenClaim> claims = new ArrayList<>();
        for (int at = 0; at < piece.length(); at++) {
            char c = piece.charAt(at);
            if (c == '\n') {
                claims.addAll(take());
            } else {
                line.append(c);
            }
        }
        return claims;
    }

    @Override
    public List<WrittenClaim> end() {
        List<WrittenClaim> last = take();
        complete = true;
        return last;
    }

    @Override
    public boolean isComplete() {
        return complete || line.toString().strip().equals(END);
    }

    private List<WrittenClaim> take() {
        String taken = line.toString().strip();
        line.setLength(0);
        if (taken.isEmpty()) {
            return List.of();
        }
        if (complete) {
            throw new MalformedAnswerException("something stands after the last line");
        }
        if (taken.equals(END)) {
            complete = true;
            return List.of();
        }
        Matcher claim = CLAIM.matcher(taken);
        if (!claim.matches()) {
            throw new MalformedAnswerException("a line does not begin with numbers in brackets");
        }
        List<Integer> numbers =
                Arrays.stream(claim.group(1).split(",", -1))
                        .map(number -> Integer.valueOf(number.strip()))
                        .toList();
        return List.of(new WrittenClaim(claim.group(2), numbers));
    }
}
