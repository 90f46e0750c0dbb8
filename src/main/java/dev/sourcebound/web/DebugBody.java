package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// What was not shown, for whoever looks for the reason.
///
/// @param dropped the claims that failed the grounding check, in the order of writing
record DebugBody(List<DroppedBody> dropped) {

    /// A claim that nobody saw. Its text stays here too: it is not borne out by the sources, and a
    /// reply that carries it will be shown by somebody.
    ///
    /// @param reason why, such as `number_missing`
    /// @param length of its text, in UTF-16 code units
    @JsonPropertyOrder({"reason", "length"})
    record DroppedBody(String reason, int length) {}

    DebugBody {
        dropped = List.copyOf(dropped);
    }
}
