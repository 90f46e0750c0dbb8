import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ai.document.Document;
import org.springframework.ai.transformer.splitter.TokenTextSplitter;
import org.springframework.ai.transformers.TransformersEmbeddingModel;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;

/// What Spring AI offers for the same: its splitter as it is, the model in the process, the store
/// in memory.
final class SpringAi implements Race.Contestant {

    private final TransformersEmbeddingModel model = new TransformersEmbeddingModel();
    private SimpleVectorStore store;

    SpringAi() throws Exception {
        model.setModelResource("classpath:/bge-small-en-v1.5-q.onnx");
        model.setTokenizerResource("classpath:/bge-small-en-v1.5-q-tokenizer.json");
        model.setTokenizerOptions(Map.of("padding", "true", "truncation", "true"));
        model.afterPropertiesSet();
        store = SimpleVectorStore.builder(model).build();
    }

    @Override
    public int takeIn(Map<String, String> texts) {
        List<Document> documents = new ArrayList<>();
        texts.forEach((name, text) -> documents.add(new Document(text, Map.of("source", name))));
        List<Document> pieces = TokenTextSplitter.builder().build().apply(documents);
        store = SimpleVectorStore.builder(model).build();
        store.add(pieces);
        return pieces.size();
    }

    @Override
    public List<String> find(String question) {
        return store
                .similaritySearch(SearchRequest.builder().query(question).topK(5).build())
                .stream()
                .map(Document::getText)
                .toList();
    }

    public static void main(String... arguments) throws Exception {
        Race.run("Spring AI", new SpringAi(), arguments);
        System.exit(0);
    }
}
