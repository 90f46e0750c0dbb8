package dev.sourcebound.answer;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;

/// The stretch of a source that answered the question before in a conversation. What only says this
/// again answers no further question; another stretch of the same sentence may.
///
/// @param sourceId the source
/// @param span where it stands in it
public record Told(String sourceId, Span span) {

    /// Whether a reading's answer is this.
    boolean isAgain(Reading reading) {
        return span.equals(reading.answer()) && reading.passage().sourceId().equals(sourceId);
    }
}
