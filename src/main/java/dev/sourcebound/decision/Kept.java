package dev.sourcebound.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/// A decision as it lies in the file: what makes two of the same question differ stands beside it.
///
/// @param id of the reply
/// @param at when it was given
/// @param caller whose budgets it went to
@JsonPropertyOrder({"id", "at", "caller", "decision"})
record Kept(String id, Instant at, String caller, Decision decision) {}
