package dev.sourcebound.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/// Tells the kinds and the dictionary forms of the words of an English sentence, by OpenNLP's
/// models trained on the English Web Treebank. Loads them when made, and holds some 20 MB until it
/// is let go. Not thread-safe.
public final class EnglishTagger {

    private static final String KINDS = "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final String LEMMAS = "opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";

    /// A number or a word with the marks inside of it; else a single mark.
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,'’:/-][\\p{L}\\p{M}\\p{N}]+)*+|\\S");

    private final POSTaggerME kinds = new POSTaggerME(Models.<POSModel>read(KINDS, POSModel::new));
    private final LemmatizerME lemmas =
            new LemmatizerME(Models.<LemmatizerModel>read(LEMMAS, LemmatizerModel::new));

    /// The words of a sentence in order.
    public List<TaggedWord> words(String sentence) {
        List<MatchResult> found = WORD.matcher(sentence).results().toList();
        String[] texts = found.stream().map(MatchResult::group).toArray(String[]::new);
        String[] tags = kinds.tag(texts);
        String[] forms = lemmas.lemmatize(texts, tags);
        List<TaggedWord> words = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            MatchResult at = found.get(i);
            words.add(
                    new TaggedWord(
                            texts[i],
                            kind(tags[i]),
                            forms[i].toLowerCase(Locale.ROOT),
                            at.start(),
                            at.end()));
        }
        return words;
    }

    /// A word with a possessive `'s` has two tags, of which the first is its own.
    private static WordKind kind(String tag) {
        String first = tag.contains("+") ? tag.substring(0, tag.indexOf('+')) : tag;
        return Arrays.stream(WordKind.values())
                .filter(kind -> kind.name().equals(first))
                .findFirst()
                .orElse(WordKind.X);
    }
}
