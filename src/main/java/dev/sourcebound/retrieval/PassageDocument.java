package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/// How a passage stands in the index. The sentences are kept as pairs of offsets.
final class PassageDocument {

    /// Changes whenever the fields of a passage do.
    static final String VERSION = "passage-5";

    static final String ID = "id";

    /// Within a piece of an index, so that of equal scores the first by id is taken, whenever it
    /// was added.
    static final Sort ORDER = new Sort(new SortField(ID, SortField.Type.STRING));

    static final String SOURCE = "source";
    static final String TERMS = "terms";

    /// Its words as they are spelt, for [Terms#form].
    static final String FORMS = "forms";

    /// Of these what is written with a capital, with its place: names, and how sentences begin.
    static final String NAMES = "names";

    /// See [Sounds].
    static final String SOUNDS = "sounds";

    /// See [Aliases#kept].
    static final String ALIASES = "aliases";

    static final String VECTOR = "vector";

    /// What all passages of a source were made of: see [SourcePassages].
    static final String MADE = "made";

    /// The digest of what was embedded.
    static final String CONTENT = "content";

    static final String REVISION = "revision";
    static final String START = "start";
    static final String TEXT = "text";
    static final String CONTEXT = "context";
    static final String SENTENCES = "sentences";

    /// What a passage is read from.
    static final Set<String> STORED = Set.of(ID, SOURCE, REVISION, START, TEXT, CONTEXT, SENTENCES);

    /// UTF-16 code units with what it stands for; what is longer is no name.
    private static final int LONGEST_ALIAS = 200;

    private static final FieldType WORDS = unscored(IndexOptions.DOCS);
    private static final FieldType PLACED_WORDS =
            unscored(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private PassageDocument() {}

    /// @param made see [SourcePassages#made]
    static Document of(Passage passage, String made, float[] vector, Terms terms) {
        String whole = passage.textWithContext();
        Document document = new Document();
        document.add(new StringField(ID, passage.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(passage.id())));
        document.add(new StringField(SOURCE, passage.sourceId(), Field.Store.YES));
        document.add(new StringField(MADE, made, Field.Store.NO));
        document.add(new StringField(CONTENT, content(whole), Field.Store.NO));
        document.add(new StoredField(REVISION, passage.revision()));
        document.add(new StoredField(START, passage.span().start()));
        document.add(new StoredField(TEXT, passage.text()));
        document.add(new StoredField(CONTEXT, passage.context()));
        document.add(new StoredField(SENTENCES, format(passage.sentences())));
        document.add(new TextField(TERMS, whole, Field.Store.NO));
        document.add(new Field(FORMS, whole, WORDS));
        for (String form : terms.hyphenated(whole)) {
            document.add(new StringField(FORMS, form, Field.Store.NO));
        }
        document.add(new Field(NAMES, whole, PLACED_WORDS));
        document.add(new Field(SOUNDS, whole, WORDS));
        for (String alias : aliases(passage)) {
            document.add(new StringField(ALIASES, alias, Field.Store.NO));
        }
        document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    private static FieldType unscored(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /// What [#ALIASES] says of a passage.
    static List<String> aliases(Passage passage) {
        return Aliases.kept(passage.text()).stream()
                .filter(alias -> alias.length() <= LONGEST_ALIAS)
                .toList();
    }

    /// What [#CONTENT] says of a text.
    static String content(String text) {
        return DigestUtils.sha256Hex(text);
    }

    static Passage read(StoredFields fields, int number) throws IOException {
        Document document = fields.document(number, STORED);
        int start = document.getField(START).numericValue().intValue();
        String text = document.get(TEXT);
        return new Passage(
                document.get(ID),
                document.get(SOURCE),
                document.get(REVISION),
                new Span(start, start + text.length()),
                text,
                parse(document.get(SENTENCES)),
                document.get(CONTEXT));
    }

    static String format(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.start()).append(' ').append(span.end()).append(' ');
        }
        return text.toString().strip();
    }

    static List<Span> parse(String text) {
        String[] numbers = text.split(" ", -1);
        List<Span> spans = new ArrayList<>(numbers.length / 2);
        for (int i = 0; i < numbers.length; i += 2) {
            spans.add(new Span(Integer.parseInt(numbers[i]), Integer.parseInt(numbers[i + 1])));
        }
        return spans;
    }
}
