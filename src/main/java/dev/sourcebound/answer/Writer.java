package dev.sourcebound.answer;

import dev.sourcebound.reading.Reading;
import java.util.List;

/// Turns what was read into claims. A writer is not trusted: whatever it gives goes through the
/// [GroundingCheck]. Thread-safe.
public interface Writer {

    /// The claims of an answer, in the order in which they are shown.
    ///
    /// @param question what was asked
    /// @param readings what answers it, best first; at least one
    List<Draft> write(Question question, List<Reading> readings);

    /// The writer's name for `provenance`.
    String label();
}
