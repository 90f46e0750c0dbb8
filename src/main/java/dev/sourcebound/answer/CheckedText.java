package dev.sourcebound.answer;

import dev.sourcebound.reading.ClaimVerdict;
import java.util.List;

/// What a check makes of a text.
///
/// @param sentences those that claim something, in the order of the text
/// @param provenance what made it
public record CheckedText(List<CheckedSentence> sentences, Provenance provenance) {

    public CheckedText {
        sentences = List.copyOf(sentences);
    }

    /// Whether every sentence that claims something is supported; so also where none does.
    public boolean supported() {
        return sentences.stream().allMatch(s -> s.verdict() == ClaimVerdict.SUPPORTED);
    }
}
