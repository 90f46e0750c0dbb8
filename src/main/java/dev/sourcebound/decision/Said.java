package dev.sourcebound.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/// Feedback as it lies in the file.
///
/// @param id of the reply that it is about
/// @param at when it came
@JsonPropertyOrder({"id", "at", "feedback"})
record Said(String id, Instant at, Feedback feedback) {}
