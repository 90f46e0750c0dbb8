package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary.Word;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// How text becomes terms: Unicode words (UAX #29), soft hyphens, possessives and accents taken
/// off, lower case, numbers and dates in one spelling, Lucene's English stop words left out,
/// Porter's stems (1980). Texts in other languages are searched by their plain words. The fields of
/// forms, names and sounds keep stop words and endings; the field of names has only what is written
/// with a capital.
final class Terms extends Analyzer {

    /// Changes whenever the same text would give other terms or forms, so that an old index is not
    /// used with new terms.
    static final String VERSION = "english-porter-folded-numbers-5";

    /// What stands between the digits of a large number: "2,150", "7 644". Not behind a longer run
    /// of digits, as in a telephone number. What is behind it is looked at last: every space of a
    /// text may be one.
    private static final Pattern GROUPING =
            Pattern.compile(
                    "[,\\u00a0\\u202f ](?=[0-9]{3}(?![0-9]))(?<=(?<![0-9][,.\\u00a0\\u202f ]?)[0-9]{1,3}(?:[,\\u00a0\\u202f ][0-9]{3}){0,4}[,\\u00a0\\u202f ])");

    Terms() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(new SoftHyphenFilter(in)));
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return isSpelt(field) ? text : new PatternReplaceCharFilter(GROUPING, "", text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream own = new EnglishPossessiveFilter(new SoftHyphenFilter(words));
        TokenStream forms =
                new ASCIIFoldingFilter(
                        new LowerCaseFilter(
                                field.equals(PassageDocument.NAMES) ? new Capitals(own) : own));
        TokenStream terms =
                switch (field) {
                    case PassageDocument.FORMS, PassageDocument.NAMES -> forms;
                    case PassageDocument.SOUNDS -> new Sounds(forms);
                    default ->
                            new PorterStemFilter(
                                    new StopFilter(
                                            new NumberFilter(forms),
                                            EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
                };
        return new TokenStreamComponents(words, terms);
    }

    /// Whether a field keeps words as they are spelt.
    private static boolean isSpelt(String field) {
        return switch (field) {
            case PassageDocument.FORMS, PassageDocument.NAMES, PassageDocument.SOUNDS -> true;
            default -> false;
        };
    }

    /// Leaves out what begins with no capital, and counts it as a step.
    private static final class Capitals extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Capitals(TokenStream words) {
            super(words);
        }

        @Override
        protected boolean accept() {
            return Character.isUpperCase(Character.codePointAt(term.buffer(), 0, term.length()));
        }
    }

    /// A word as its spelling is kept: lower case, accents taken off, with its ending.
    String form(String word) {
        return normalize(PassageDocument.FORMS, word).utf8ToString();
    }

    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                Span span = new Span(offsets.startOffset(), offsets.endOffset());
                words.add(new Word(term.toString(), span));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading words from memory failed", e);
        }
        return words;
    }
}
