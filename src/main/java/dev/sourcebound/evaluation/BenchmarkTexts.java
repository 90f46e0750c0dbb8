package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Texts and questions to measure with, made from the corpus itself; the same for the same corpus.
/// They differ in characters, because a text that was embedded before is remembered and costs
/// nothing.
final class BenchmarkTexts {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int SEED = 20_260_101;
    private static final int LEAST_WORDS = 8;
    private static final int MOST_WORDS = 64;
    private static final int MOST_SPACES = 4;
    private static final int SUBJECT_WORDS = 7;

    private final List<String> words;
    private final List<String> questions;
    private final Random random = new Random(SEED);
    private int texts;
    private int asked;

    /// @param questions what to ask, at least one
    BenchmarkTexts(Corpus corpus, List<String> questions) {
        this.words =
                corpus.sources().stream().flatMap(source -> words(source.text()).stream()).toList();
        this.questions = List.copyOf(questions);
    }

    /// Questions about what the sentences of a corpus are about: their first words.
    static List<String> questionsOf(Corpus corpus) {
        Chunker chunker = new Chunker();
        return corpus.sources().stream()
                .flatMap(source -> chunker.chunk(source).stream())
                .flatMap(passage -> passage.sentences().stream().map(passage::slice))
                .map(sentence -> "What is said about " + beginning(sentence) + "?")
                .toList();
    }

    private static String beginning(String sentence) {
        List<String> words = words(sentence);
        return String.join(" ", words.subList(0, Math.min(SUBJECT_WORDS, words.size())));
    }

    private static List<String> words(String text) {
        return WHITE_SPACE.splitAsStream(text.strip()).toList();
    }

    /// A stretch of 8 to 64 words of the corpus (fewer where it has fewer), and a number that no
    /// other text has.
    synchronized String text() {
        int length =
                Math.min(LEAST_WORDS + random.nextInt(MOST_WORDS - LEAST_WORDS + 1), words.size());
        int from = random.nextInt(words.size() - length + 1);
        return String.join(" ", words.subList(from, from + length)) + " " + ++texts;
    }

    /// So many of these texts.
    List<String> texts(int count) {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(text());
        }
        return batch;
    }

    /// The next question, all in turn. Each time that its turn comes the gaps between its words are
    /// other numbers of spaces, up to four: another text to a cache, the same to a model.
    synchronized String question() {
        List<String> gapless = words(questions.get(asked % questions.size()));
        int turn = asked++ / questions.size();
        StringBuilder question = new StringBuilder(gapless.getFirst());
        for (int i = 1; i < gapless.size(); i++) {
            question.repeat(' ', 1 + turn % MOST_SPACES).append(gapless.get(i));
            turn /= MOST_SPACES;
        }
        return question.toString();
    }
}
