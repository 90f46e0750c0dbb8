package dev.sourcebound.corpus;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the sentences that only repeat another one of the same source, so that nothing is cited
/// twice: the same words again, and pull quotes, which are paragraphs of one sentence that is, or
/// is taken from, another sentence.
final class Repeats {

    /// Words. Fewer are repeated by chance ("Yes.", "It was not.").
    private static final int LEAST_WORDS = 5;

    /// Words. Fewer do within quotation marks, which say that somebody is repeated.
    private static final int LEAST_QUOTED_WORDS = 3;

    /// Words. A pull quote may leave out words of its sentence; each part that it keeps has at
    /// least so many, and it keeps at most [#MOST_PARTS] parts.
    private static final int LEAST_PART = 3;

    private static final int MOST_PARTS = 3;

    /// Words. Where words are left out, the rest must be long enough not to be another sentence of
    /// the same pattern.
    private static final int LEAST_ABRIDGED = 10;

    /// Pull quotes that start with the same words. More are a form that is filled in again and
    /// again; the bound keeps the search linear.
    private static final int MOST_WITH_ONE_START = 16;

    /// Words compared for each word of the source, at most: a text that is made of the same few
    /// words over and over would otherwise be compared with itself again and again. Articles need
    /// under two.
    private static final int MOST_COMPARISONS = 50;

    private final String text;
    private final List<Section> sections;
    private final WordNumbers numbers = new WordNumbers();
    private final List<Sentence> sentences = new ArrayList<>();

    /// Words that may still be compared in the search for pull quotes.
    private long budget;

    private long allowance;

    private Repeats(String text, List<Section> sections) {
        this.text = text;
        this.sections = sections;
    }

    /// The same sections without the repeats; a section may have no sentence left.
    static List<Section> without(String text, List<Section> sections) {
        return new Repeats(text, sections).without();
    }

    /// How many words are compared in the search for pull quotes: its cost, for a test.
    static long comparisons(String text, List<Section> sections) {
        Repeats repeats = new Repeats(text, sections);
        repeats.without();
        return repeats.allowance - repeats.budget;
    }

    /// A sentence as the numbers of its words.
    private static final class Sentence {
        private final Span span;
        private final int section;
        private final int[] words;
        private final boolean alone;
        private final boolean quoted;
        private boolean repeated;

        Sentence(Span span, int section, int[] words, boolean alone, boolean quoted) {
            this.span = span;
            this.section = section;
            this.words = words;
            this.alone = alone;
            this.quoted = quoted;
        }

        int leastWords() {
            return quoted ? LEAST_QUOTED_WORDS : LEAST_WORDS;
        }
    }

    private List<Section> without() {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            boolean alone = section.kind() == Section.Kind.PROSE && section.sentences().size() == 1;
            for (Span span : section.sentences()) {
                boolean quoted = Characters.isQuotationMark(text.charAt(span.start()));
                sentences.add(
                        new Sentence(span, i, numbers.numbers(text, span), alone, alone && quoted));
            }
        }
        markEqual();
        markPullQuotes();
        return kept();
    }

    /// Of sentences with the same words, one is kept: in the longest paragraph, or the first.
    private void markEqual() {
        Map<IntBuffer, Sentence> kept = new HashMap<>();
        for (Sentence sentence : sentences) {
            if (sentence.words.length < LEAST_QUOTED_WORDS || isEntry(sentence)) {
                continue;
            }
            IntBuffer words = IntBuffer.wrap(sentence.words);
            Sentence earlier = kept.putIfAbsent(words, sentence);
            if (earlier != null) {
                boolean longer = length(sentence) > length(earlier);
                Sentence repeat = longer ? earlier : sentence;
                repeat.repeated = repeat.words.length >= repeat.leastWords();
                if (longer) {
                    kept.put(words, sentence);
                }
            }
        }
    }

    /// A list item, a row or a line of code means what its place says: the same words elsewhere are
    /// another entry.
    private boolean isEntry(Sentence sentence) {
        return sections.get(sentence.section).kind() != Section.Kind.PROSE;
    }

    private int length(Sentence sentence) {
        List<Span> all = sections.get(sentence.section).sentences();
        return all.getLast().end() - all.getFirst().start();
    }

    private void markPullQuotes() {
        Map<IntBuffer, List<Sentence>> byStart = new HashMap<>();
        for (Sentence sentence : sentences) {
            if (sentence.alone
                    && !sentence.repeated
                    && sentence.words.length >= sentence.leastWords()) {
                int length = Math.min(sentence.words.length, LEAST_PART);
                List<Sentence> same =
                        byStart.computeIfAbsent(
                                IntBuffer.wrap(sentence.words, 0, length), _ -> new ArrayList<>());
                if (same.size() < MOST_WITH_ONE_START) {
                    same.add(sentence);
                }
            }
        }
        if (byStart.isEmpty()) {
            return;
        }
        allowance =
                sentences.stream().mapToLong(sentence -> sentence.words.length).sum()
                        * MOST_COMPARISONS;
        budget = allowance;
        for (Sentence whole : sentences) {
            if (isEntry(whole)) {
                continue;
            }
            for (int from = 0; from + LEAST_PART <= whole.words.length; from++) {
                for (Sentence quote :
                        byStart.getOrDefault(
                                IntBuffer.wrap(whole.words, from, LEAST_PART), List.of())) {
                    if (mayBeTakenFrom(quote, whole)
                            && budget > 0
                            && isTakenFrom(quote.words, whole.words, from)) {
                        quote.repeated = true;
                    }
                }
            }
        }
    }

    /// A pull quote is taken from the running text. Two paragraphs of one sentence are two facts,
    /// even where one says all that the other does, unless quotation marks say that somebody is
    /// repeated.
    private static boolean mayBeTakenFrom(Sentence quote, Sentence whole) {
        return quote.words.length < whole.words.length && (quote.quoted || !whole.alone);
    }

    /// Whether the words of `quote` stand in `whole`, from `at` on, in order, in few parts.
    private boolean isTakenFrom(int[] quote, int[] whole, int at) {
        int parts = 0;
        int done = 0;
        int place = at;
        while (done < quote.length) {
            budget--;
            int length = 0;
            while (done + length < quote.length
                    && place + length < whole.length
                    && quote[done + length] == whole[place + length]) {
                length++;
                budget--;
            }
            boolean last = done + length == quote.length;
            if (length >= LEAST_PART) {
                parts++;
                done += length;
                place += length;
                if (parts > MOST_PARTS || (!last && quote.length < LEAST_ABRIDGED)) {
                    return false;
                }
            } else {
                if (place >= whole.length || numbers.isNegation(whole[place])) {
                    return false;
                }
                place++;
            }
        }
        return true;
    }

    private List<Section> kept() {
        List<List<Span>> kept = new ArrayList<>();
        for (Section _ : sections) {
            kept.add(new ArrayList<>());
        }
        for (Sentence sentence : sentences) {
            if (!sentence.repeated) {
                kept.get(sentence.section).add(sentence.span);
            }
        }
        List<Section> result = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            result.add(sections.get(i).with(kept.get(i)));
        }
        return result;
    }
}
