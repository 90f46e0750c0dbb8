import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.List;
import java.util.Map;

/// What LangChain4j's easy RAG sets up: pieces of 300 tokens that overlap by 30, the model in the
/// process, the store in memory.
final class EasyRag implements Race.Contestant {

    private final BgeSmallEnV15QuantizedEmbeddingModel model =
            new BgeSmallEnV15QuantizedEmbeddingModel();
    private InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    private EmbeddingStoreContentRetriever retriever;

    @Override
    public int takeIn(Map<String, String> texts) {
        store = new InMemoryEmbeddingStore<>();
        List<Document> documents =
                texts.entrySet().stream()
                        .map(e ->
                                Document.from(
                                        e.getValue(), Metadata.from("file_name", e.getKey())))
                        .toList();
        var splitter = DocumentSplitters.recursive(300, 30, new HuggingFaceTokenCountEstimator());
        EmbeddingStoreIngestor.builder()
                .documentSplitter(splitter)
                .embeddingModel(model)
                .embeddingStore(store)
                .build()
                .ingest(documents);
        retriever =
                EmbeddingStoreContentRetriever.builder()
                        .embeddingModel(model)
                        .embeddingStore(store)
                        .maxResults(5)
                        .build();
        return splitter.splitAll(documents).size();
    }

    @Override
    public List<String> find(String question) {
        return retriever.retrieve(Query.from(question)).stream()
                .map(content -> content.textSegment().text())
                .toList();
    }

    public static void main(String... arguments) throws Exception {
        Race.run("LangChain4j", new EasyRag(), arguments);
        System.exit(0);
    }
}
