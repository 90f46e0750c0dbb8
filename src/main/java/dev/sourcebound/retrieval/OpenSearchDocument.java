package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How a passage stands in an index of OpenSearch: the fields of [PassageDocument]. Words come
/// there as the terms that [Terms] makes of them, so that both indices have one notion of a word.
final class OpenSearchDocument {

    /// Changes whenever the mapping does.
    static final String VERSION = "opensearch-4";

    /// See [KeptTokens].
    static final String TOKENS = "tokens";

    private static final String SIMILARITY = "passages";
    private static final String PLACED = "placed";
    private static final String HOLES = "holes";

    private final Terms terms;

    OpenSearchDocument(Terms terms) {
        this.terms = terms;
    }

    /// Settings and mappings of an index that takes documents.
    ///
    /// @param meta what is kept beside the mapping
    static Map<String, Object> index(int shards, int dimension, Map<String, Object> meta) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("index.knn", true);
        settings.put("index.number_of_shards", shards);
        settings.put("index.number_of_replicas", 0);
        settings.put("index.refresh_interval", "-1");
        settings.put("index.merge.policy.expunge_deletes_allowed", 0);
        settings.put(
                "index.similarity." + SIMILARITY, Map.of("type", "BM25", "k1", 1.2, "b", 0.75));
        // Cuts what Terms.placed() has put together.
        settings.put(
                "index.analysis",
                Map.of(
                        "filter",
                        Map.of(HOLES, Map.of("type", "stop", "stopwords", List.of(Terms.HOLE))),
                        "analyzer",
                        Map.of(
                                PLACED,
                                Map.of(
                                        "type", "custom",
                                        "tokenizer", "whitespace",
                                        "filter", List.of(HOLES)))));
        return Map.of("settings", settings, "mappings", mappings(dimension, meta));
    }

    private static Map<String, Object> mappings(int dimension, Map<String, Object> meta) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name :
                List.of(
                        PassageDocument.ID,
                        PassageDocument.SOURCE,
                        PassageDocument.MADE,
                        PassageDocument.CONTENT)) {
            fields.put(name, Map.of("type", "keyword"));
        }
        for (String name :
                List.of(PassageDocument.NAMES, PassageDocument.SOUNDS, PassageDocument.ALIASES)) {
            fields.put(name, Map.of("type", "keyword"));
        }
        for (String name :
                List.of(
                        PassageDocument.REVISION,
                        PassageDocument.START,
                        PassageDocument.TEXT,
                        PassageDocument.CONTEXT,
                        PassageDocument.SENTENCES)) {
            fields.put(name, Map.of("type", "keyword", "index", false, "doc_values", false));
        }
        fields.put(
                PassageDocument.TERMS,
                Map.of(
                        "type",
                        "text",
                        "analyzer",
                        PLACED,
                        "index_options",
                        "positions",
                        "similarity",
                        SIMILARITY));
        fields.put(
                PassageDocument.FORMS,
                Map.of(
                        "type", "text",
                        "analyzer", "whitespace",
                        "index_options", "docs",
                        "norms", false));
        fields.put(PassageDocument.VECTOR, vector(dimension));
        // Apart from what else a passage is read from, since few of those that are found are read.
        fields.put(TOKENS, Map.of("type", "binary", "doc_values", true));
        // What is only searched is not kept a second time, nor what is in values of its own.
        List<String> searched =
                List.of(
                        TOKENS,
                        PassageDocument.TERMS,
                        PassageDocument.FORMS,
                        PassageDocument.NAMES,
                        PassageDocument.SOUNDS,
                        PassageDocument.ALIASES);
        return Map.of(
                "_meta",
                meta,
                "dynamic",
                "strict",
                "_source",
                Map.of("excludes", searched),
                "properties",
                fields);
    }

    private static Map<String, Object> vector(int dimension) {
        return Map.of(
                "type",
                "knn_vector",
                "dimension",
                dimension,
                "space_type",
                Similarity.SPACE,
                "method",
                Map.of(
                        "name", "hnsw",
                        "engine", "lucene",
                        "parameters", Map.of("m", 16, "ef_construction", 100)));
    }

    /// What is written of a passage.
    ///
    /// @param made see [SourcePassages#made]
    /// @param embedded with the vectors of its tokens, as far as they are kept
    Map<String, Object> of(Passage passage, String made, EmbeddedText embedded) {
        String text = passage.textWithContext();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(PassageDocument.ID, passage.id());
        fields.put(PassageDocument.SOURCE, passage.sourceId());
        fields.put(PassageDocument.MADE, made);
        fields.put(PassageDocument.CONTENT, PassageDocument.content(text));
        fields.put(PassageDocument.REVISION, passage.revision());
        fields.put(PassageDocument.START, Integer.toString(passage.span().start()));
        fields.put(PassageDocument.TEXT, passage.text());
        fields.put(PassageDocument.CONTEXT, passage.context());
        fields.put(PassageDocument.SENTENCES, PassageDocument.format(passage.sentences()));
        fields.put(PassageDocument.TERMS, terms.placed(text));
        List<String> forms = new ArrayList<>(terms.tokens(PassageDocument.FORMS, text));
        forms.addAll(terms.hyphenated(text));
        fields.put(PassageDocument.FORMS, String.join(" ", forms));
        fields.put(PassageDocument.NAMES, distinct(terms.pairs(text)));
        fields.put(PassageDocument.SOUNDS, distinct(terms.tokens(PassageDocument.SOUNDS, text)));
        fields.put(PassageDocument.ALIASES, PassageDocument.aliases(passage));
        fields.put(PassageDocument.VECTOR, embedded.vector());
        if (embedded.tokens() != TokenVectors.NONE) {
            fields.put(TOKENS, embedded.tokens().toBytes());
        }
        return fields;
    }

    /// @param source `_source` with the fields of [PassageDocument#STORED]
    static Passage read(JsonNode source) {
        int start = Integer.parseInt(source.path(PassageDocument.START).asString());
        String text = source.path(PassageDocument.TEXT).asString();
        return new Passage(
                source.path(PassageDocument.ID).asString(),
                source.path(PassageDocument.SOURCE).asString(),
                source.path(PassageDocument.REVISION).asString(),
                new Span(start, start + text.length()),
                text,
                PassageDocument.parse(source.path(PassageDocument.SENTENCES).asString()),
                source.path(PassageDocument.CONTEXT).asString());
    }

    private static List<String> distinct(List<String> terms) {
        return terms.stream().distinct().toList();
    }

    /// What a search by vector scores. Of vectors of unit length the inner product is the cosine.
    static final class Similarity {

        static final String SPACE = "innerproduct";

        private Similarity() {}

        /// The cosine that a score stands for. OpenSearch makes of a product `p` the score `p + 1`,
        /// or `1 / (1 - p)` where it is below zero, for no score may be.
        static double cosine(double score) {
            return score >= 1 ? score - 1 : 1 - 1 / score;
        }
    }
}
