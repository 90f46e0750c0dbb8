package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// A model on the wire.
///
/// @param object always `model`
/// @param created Unix seconds
@JsonPropertyOrder({"id", "object", "created", "owned_by"})
record ModelBody(String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {

    /// @param object always `list`
    @JsonPropertyOrder({"object", "data"})
    record ModelsBody(String object, List<ModelBody> data) {}
}
