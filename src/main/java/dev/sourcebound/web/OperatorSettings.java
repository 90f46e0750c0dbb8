package dev.sourcebound.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who may change the sources over HTTP.
///
/// @param operatorKey what an operator's requests carry as a bearer token, 16 to 1,000 characters;
///   null or empty where nobody may
@ConfigurationProperties("sourcebound.corpus")
record OperatorSettings(@Nullable String operatorKey) {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 1_000;

    OperatorSettings {
        if (operatorKey != null && operatorKey.isEmpty()) {
            operatorKey = null;
        }
        if (operatorKey != null
                && (operatorKey.length() < SHORTEST || operatorKey.length() > LONGEST)) {
            // The key itself is not told.
            throw new IllegalArgumentException(
                    "sourcebound.corpus.operator-key must have 16 to 1000 characters, got %d"
                            .formatted(operatorKey.length()));
        }
    }
}
