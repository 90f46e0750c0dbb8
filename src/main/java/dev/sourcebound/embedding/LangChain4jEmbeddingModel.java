package dev.sourcebound.embedding;

import static dev.langchain4j.model.embedding.request.EmbeddingRequestParameters.INPUT_TYPE;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.sourcebound.embedding.Embedder.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/// An embedder as LangChain4j's `EmbeddingModel`, for an application that is built on it.
/// Thread-safe. Texts of one request are embedded side by side, as many at once as there are
/// processors, and come back in their order.
///
/// A text is a passage unless the request says that it is a query: only `EmbeddingInputType.QUERY`
/// puts the model's prefix before it, which its questions need. LangChain4j's own retriever says so
/// where it is built with `EmbeddingStoreContentRetriever.builder().embeddingInputType(QUERY)`; the
/// short methods `embed(String)`, `embed(TextSegment)` and `embedAll` say nothing and so embed
/// passages.
public final class LangChain4jEmbeddingModel implements EmbeddingModel {

    private final Embedder embedder;

    public LangChain4jEmbeddingModel(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        Role role = role(request.inputType());
        int atOnce = Runtime.getRuntime().availableProcessors();
        List<Embedding> embeddings =
                request.inputs().stream()
                        .map(EmbeddingInput::text)
                        .gather(Gatherers.mapConcurrent(atOnce, text -> embedding(text, role)))
                        .toList();
        return EmbeddingResponse.builder().embeddings(embeddings).modelName(modelName()).build();
    }

    @Override
    public Set<EmbeddingParameter<?>> supportedParameters() {
        return Set.of(INPUT_TYPE);
    }

    @Override
    public int dimension() {
        return embedder.fingerprint().dimension();
    }

    @Override
    public String modelName() {
        return embedder.fingerprint().model();
    }

    private Embedding embedding(String text, Role role) {
        // A copy: an Embedding gives its array away and can be normalised in place.
        return Embedding.from(embedder.embed(text, role).clone());
    }

    private static Role role(@Nullable EmbeddingInputType type) {
        return switch (type) {
            case QUERY -> Role.QUESTION;
            case DOCUMENT -> Role.PASSAGE;
            case null -> Role.PASSAGE;
        };
    }
}
