package dev.sourcebound.testing;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.answer.CheckedSentence;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.reading.ClaimVerdict;
import org.assertj.core.api.AbstractAssert;

/// Assertions about what a check made of a text. Their messages show the sentences at fault.
public final class CheckedTextAssert extends AbstractAssert<CheckedTextAssert, CheckedText> {

    CheckedTextAssert(CheckedText actual) {
        super(actual, CheckedTextAssert.class);
    }

    /// The sources bear out every sentence that claims something.
    public CheckedTextAssert isSupported() {
        isNotNull();
        if (!actual.supported()) {
            throw failure("Expected every sentence to be supported, but:%s", doubtful());
        }
        return this;
    }

    /// They do not bear out some sentence.
    public CheckedTextAssert isNotSupported() {
        isNotNull();
        if (actual.supported()) {
            throw failure(
                    "Expected some sentence not to be supported, but all %d are",
                    actual.sentences().size());
        }
        return this;
    }

    private String doubtful() {
        return actual.sentences().stream()
                .filter(sentence -> sentence.verdict() != ClaimVerdict.SUPPORTED)
                .map(CheckedTextAssert::shown)
                .collect(joining());
    }

    private static String shown(CheckedSentence sentence) {
        return "%n  %s (support %.2f): \"%s\""
                .formatted(
                        sentence.verdict().slug(),
                        sentence.support().probability(),
                        sentence.text());
    }
}
