package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.decision.Feedback;

/// That feedback was kept, on the wire.
///
/// @param id of the reply that it is about
@JsonPropertyOrder({"id", "verdict"})
record FeedbackBody(String id, Feedback.Verdict verdict) {}
