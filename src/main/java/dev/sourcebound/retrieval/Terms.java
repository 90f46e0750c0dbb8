package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.toCollection;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary.Word;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How text becomes terms: Unicode words (UAX #29), soft hyphens, possessives and accents taken
/// off, lower case, numbers and dates in one spelling, Lucene's English stop words left out,
/// Porter's stems (1980). Texts in other languages are searched by their plain words. The fields of
/// forms, names and sounds keep stop words and endings; the field of names has only what is written
/// with a capital.
final class Terms extends Analyzer {

    /// Changes whenever the same text would give other terms or forms, so that an old index is not
    /// used with new terms.
    static final String VERSION = "english-porter-folded-numbers-6";

    /// Stands where no term is, and is none.
    static final String HOLE = "-";

    /// What stands between the digits of a large number: "2,150", "7 644". Not behind a longer run
    /// of digits, as in a telephone number. What is behind it is looked at last: every space of a
    /// text may be one.
    private static final Pattern GROUPING =
            Pattern.compile(
                    "[,\\u00a0\\u202f ](?=[0-9]{3}(?![0-9]))(?<=(?<![0-9][,.\\u00a0\\u202f ]?)[0-9]{1,3}(?:[,\\u00a0\\u202f ][0-9]{3}){0,4}[,\\u00a0\\u202f ])");

    private static final Pattern HYPHENATED =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}\\p{N}\\p{Pd}])([\\p{L}\\p{M}\\p{N}]{1,50})["
                            + Compounds.HYPHENS
                            + "]([\\p{L}\\p{M}\\p{N}]{1,50})(?![\\p{L}\\p{M}\\p{N}\\p{Pd}])");

    Terms() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(
                new LowerCaseFilter(new CombiningMarkFilter(new SoftHyphenFilter(in))));
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return isSpelt(field) ? text : new PatternReplaceCharFilter(GROUPING, "", text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream own =
                new EnglishPossessiveFilter(new CombiningMarkFilter(new SoftHyphenFilter(words)));
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

    /// Two words with one hyphen between, each pair once, as [Forms#hyphenated] has it. Of three
    /// words and more none: whose first two would be the pair is not to be told.
    Set<String> hyphenated(String text) {
        return HYPHENATED
                .matcher(text)
                .results()
                .map(pair -> Forms.hyphenated(form(pair.group(1)), form(pair.group(2))))
                .collect(toCollection(LinkedHashSet::new));
    }

    /// The terms of a field, in the order of the text.
    List<String> tokens(String field, String text) {
        return read(field, text, (term, step) -> term);
    }

    /// The terms of a text with spaces between them and [#HOLE] for each word that is left out, so
    /// that whoever cuts it at the spaces counts the same places.
    String placed(String text) {
        return String.join(
                " ",
                read(
                        PassageDocument.TERMS,
                        text,
                        (term, step) -> (HOLE + " ").repeat(step - 1) + term));
    }

    /// Names: any two forms that follow each other, both with a capital, each pair as one term.
    List<String> pairs(String text) {
        String[] before = {""};
        return read(
                        PassageDocument.NAMES,
                        text,
                        (term, step) -> {
                            String pair = step == 1 ? pair(before[0], term) : "";
                            before[0] = term;
                            return pair;
                        })
                .stream()
                .filter(pair -> pair.indexOf(' ') > 0)
                .toList();
    }

    /// See [#pairs].
    static String pair(String form, String next) {
        return form + " " + next;
    }

    private interface Token {

        /// @param step how many words it comes after the last one, `>= 1`
        String of(String term, int step);
    }

    private List<String> read(String field, String text, Token token) {
        List<String> all = new ArrayList<>();
        try (TokenStream stream = tokenStream(field, text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                all.add(token.of(term.toString(), step.getPositionIncrement()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading words from memory failed", e);
        }
        return all;
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
