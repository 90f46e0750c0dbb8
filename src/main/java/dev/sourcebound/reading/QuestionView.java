package dev.sourcebound.reading;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.Embedder.Role;
import dev.sourcebound.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A question, taken apart once for all the sentences that are held against it.
final class QuestionView {

    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Asked asked;
    private final Set<String> plainWords;
    private final float[] vector;
    private final TokenVectors tokens;
    private final List<QuestionWord> words = new ArrayList<>();
    private final double totalRarity;

    /// A word of the question.
    ///
    /// @param term what its spellings share
    /// @param rarity its weight, see [Vocabulary#rarity(String)]
    /// @param name whether it is a name or a number: a capital that does not begin the question, or
    ///   a digit
    /// @param known whether the corpus has it
    /// @param first its first token
    /// @param last its last token; less than `first` where the model cut it off
    record QuestionWord(
            String term, double rarity, boolean name, boolean known, int first, int last) {}

    QuestionView(String question, Vocabulary vocabulary, Embedder embedder) {
        this.asked = Asked.by(question);
        this.plainWords =
                NOT_IN_WORDS
                        .splitAsStream(question.toLowerCase(Locale.ROOT))
                        .collect(toUnmodifiableSet());
        EmbeddedText embedded = embedder.embedText(question, Role.QUESTION);
        this.vector = embedded.vector();
        this.tokens = embedded.tokens();
        double unknown = vocabulary.rarity("");
        double total = 0;
        for (Word word : vocabulary.words(question)) {
            double rarity = vocabulary.rarity(word.term());
            words.add(view(word, question, rarity, rarity < unknown));
            total += rarity;
        }
        this.totalRarity = total;
    }

    Asked asked() {
        return asked;
    }

    /// In lower case, as they are written.
    Set<String> plainWords() {
        return plainWords;
    }

    float[] vector() {
        return vector;
    }

    TokenVectors tokens() {
        return tokens;
    }

    List<QuestionWord> words() {
        return words;
    }

    /// The mean of a value per word, weighted by rarity; 0 for a question without words.
    double mean(double[] perWord) {
        double sum = 0;
        for (int i = 0; i < perWord.length; i++) {
            sum += perWord[i] * words.get(i).rarity();
        }
        return totalRarity == 0 ? 0 : sum / totalRarity;
    }

    private QuestionWord view(Word word, String question, double rarity, boolean known) {
        int start = word.span().start();
        char initial = question.charAt(start);
        boolean name = Character.isDigit(initial) || (start > 0 && Character.isUpperCase(initial));
        int first = tokens.size();
        int last = -1;
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.start(token) < word.span().end() && tokens.end(token) > start) {
                first = Math.min(first, token);
                last = token;
            }
        }
        return new QuestionWord(word.term(), rarity, name, known, first, last);
    }
}
