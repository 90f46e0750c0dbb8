package dev.sourcebound.chat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is said where it cannot be told what was meant. It is read again in the next message's
/// history, whoever keeps that, so that the message may say which.
final class AskingBack {

    private static final String UNCLEAR = "I cannot tell which is meant. Please ask again in full";
    private static final String CANDIDATES = UNCLEAR + ": ";
    private static final Pattern CANDIDATE = Pattern.compile("“([^“”]++)”");

    private AskingBack() {}

    /// @param candidates what may be asked; may be empty
    static String text(List<String> candidates) {
        return candidates.isEmpty()
                ? UNCLEAR + "."
                : CANDIDATES
                        + candidates.stream()
                                .map(candidate -> "“" + straight(candidate) + "”")
                                .collect(Collectors.joining(" or "));
    }

    /// With other quotation marks inside than around it.
    private static String straight(String candidate) {
        return candidate.replace('“', '"').replace('”', '"');
    }

    /// What a reply gave to choose from; empty where it asked nothing back.
    static List<String> candidates(String reply) {
        int start = reply.indexOf(CANDIDATES);
        if (start < 0) {
            return List.of();
        }
        String line = reply.substring(start + CANDIDATES.length()).lines().findFirst().orElse("");
        return CANDIDATE.matcher(line).results().map(result -> result.group(1)).toList();
    }
}
