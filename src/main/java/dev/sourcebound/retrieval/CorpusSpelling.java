package dev.sourcebound.retrieval;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;
import org.apache.lucene.search.spell.StringDistance;

/// Corrects by the words that the index holds, nothing listed by hand: a name, or any word, that
/// was misspelt, was written as it is heard, or is transliterated in another way.
///
/// What the corpus writes as one word and the text with a hyphen between its parts, or the other
/// way round, is written as in the corpus. A word alone is corrected if the corpus does not have it
/// and it is not common English, so that "Lyon" does not become "lion". Two words side by side are
/// corrected together if they become a name that the corpus has; of these the one may be common, as
/// in "Isabel Renny". Left as they are, but for hyphens: what has a digit in it, and words that are
/// short or longer than any.
final class CorpusSpelling implements Spelling {

    /// Among shorter words too many lie one change apart; where a whole name sounds right, three
    /// letters are enough.
    private static final int SHORTEST = 4;

    private static final int SHORTEST_BY_EAR = 3;

    /// No word is longer, and what is tried of one grows with more than the square of its length.
    private static final int LONGEST = 50;

    /// Alone, one letter of four may be another, or two of eight; in a name two of seven.
    private static final double LIKE = 0.74;

    private static final double LIKE_IN_NAME = 0.7;

    /// From this length on, two changes are looked for.
    private static final int LONG = 7;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

    /// Letters that stand for one sound in one transliteration or another. Else a word's first
    /// letter is seldom the wrong one.
    private static final List<String> ALIKE = List.of("ckq", "sz", "vwf", "gjy", "iye", "xhk");

    /// 1 for the same, less by the share of letters that are changed or change places.
    private static final StringDistance LIKENESS = new LuceneLevenshteinDistance();

    private final Supplier<PassageIndex> index;
    private final Predicate<String> common;

    /// @param common what is never taken alone for a misspelling
    CorpusSpelling(Supplier<PassageIndex> index, Predicate<String> common) {
        this.index = index;
        this.common = common;
    }

    @Override
    public String corrected(String text) {
        return new Correction(text, index.get()).text();
    }

    @Override
    public double known(String text) {
        List<Word> words = new Correction(text, index.get()).words;
        int all = words.stream().mapToInt(word -> word.written().length()).sum();
        int known = words.stream().filter(this::isKnown).mapToInt(w -> w.written().length()).sum();
        return all == 0 ? 1 : (double) known / all;
    }

    /// A letter alone is no word, unless the corpus has it.
    private boolean isKnown(Word word) {
        String written = word.written();
        boolean letter = written.length() == 1 && Character.isLetter(written.charAt(0));
        return word.held() || (!letter && written.length() <= LONGEST && common.test(written));
    }

    /// A form of the corpus in place of a word as written.
    ///
    /// @param sounds whether it sounds like the word
    /// @param likeness see [#LIKENESS]
    /// @param passages how many have the form
    private record Option(String form, boolean sounds, float likeness, int passages) {

        static final Comparator<Option> LIKEST =
                comparingDouble(Option::likeness)
                        .thenComparing(Option::sounds)
                        .thenComparingInt(Option::passages)
                        .reversed();

        /// What is alike to the ear may differ in two letters of five.
        private static final double LIKE_BY_EAR = 0.59;

        boolean isLikeEnough(double least) {
            return likeness >= (sounds ? LIKE_BY_EAR : least);
        }
    }

    /// A word of the text.
    ///
    /// @param form see [Forms#form]
    /// @param held whether the corpus has it, in whatever form
    /// @param spelt whether the corpus spells it so
    private record Word(
            String written, String form, int start, int end, boolean held, boolean spelt) {}

    /// One text on its way.
    private final class Correction {

        private final String text;
        private final PassageIndex passages;
        private final Forms forms;
        private final Compounds compounds;
        private final List<Word> words = new ArrayList<>();

        Correction(String text, PassageIndex passages) {
            this.text = text;
            this.passages = passages;
            this.forms = passages.forms();
            this.compounds = new Compounds(forms);
            passages.expect(text);
            Matcher each = WORD.matcher(text);
            while (each.find()) {
                String written = each.group();
                String form = forms.form(written);
                boolean spelt = forms.passages(form) > 0;
                boolean held = spelt || passages.holds(written);
                words.add(new Word(written, form, each.start(), each.end(), held, spelt));
            }
        }

        String text() {
            compounds.expect(words.stream().map(Word::form).toList());
            StringBuilder corrected = new StringBuilder();
            int done = 0;
            for (int i = 0; i < words.size(); i++) {
                Word word = words.get(i);
                corrected.append(text, done, word.start());
                done = word.end();
                Optional<String> together =
                        i + 1 < words.size() ? together(word, words.get(i + 1)) : Optional.empty();
                if (together.isPresent()) {
                    i++;
                    done = words.get(i).end();
                }
                corrected.append(together.orElseGet(() -> alone(word)));
            }
            return corrected.append(text, done, text.length()).toString();
        }

        private String alone(Word word) {
            String written = word.written();
            if (word.held() || written.length() > LONGEST) {
                return written;
            }
            return compounds.hyphenated(written).or(() -> likest(word)).orElse(written);
        }

        private Optional<String> likest(Word word) {
            String written = word.written();
            return !isWord(written, SHORTEST) || common.test(written)
                    ? Optional.empty()
                    : options(word, LIKE).stream()
                            .min(Option.LIKEST)
                            .map(option -> inCaseOf(written, option.form()));
        }

        /// Two words as the corpus has them together; empty where each is taken alone.
        private Optional<String> together(Word one, Word two) {
            String between = text.substring(one.end(), two.start());
            return compounds
                    .seam(one.form(), between, two.form(), one.held() || two.held())
                    .map(seam -> one.written() + seam + two.written())
                    .or(() -> name(one, between, two));
        }

        /// The name that is likest to two words; empty where they are no name, or one already.
        private Optional<String> name(Word one, String between, Word two) {
            if ((one.held() && two.held()) || !BETWEEN.matcher(between).matches()) {
                return Optional.empty();
            }
            Optional<String> likest = Optional.empty();
            double most = Double.NEGATIVE_INFINITY;
            for (Option first : optionsInName(one)) {
                for (Option second : optionsInName(two)) {
                    double likeness = first.likeness() + second.likeness();
                    if (likeness > most && isName(first.form(), second.form())) {
                        likest =
                                Optional.of(
                                        inCaseOf(one.written(), first.form())
                                                + between
                                                + inCaseOf(two.written(), second.form()));
                        most = likeness;
                    }
                }
            }
            return likest;
        }

        /// Not where the one is just how a sentence begins.
        private boolean isName(String form, String next) {
            return forms.inOneName(form, next)
                    && !passages.words(form).isEmpty()
                    && !passages.words(next).isEmpty();
        }

        private List<Option> optionsInName(Word word) {
            String written = word.written();
            if (word.spelt()) {
                return List.of(option(word.form(), word.form(), true));
            }
            if (!isWord(written, SHORTEST_BY_EAR)) {
                return List.of();
            }
            return options(word, LIKE_IN_NAME).stream()
                    .filter(option -> option.sounds() || mayLookLike(word))
                    .toList();
        }

        private static boolean mayLookLike(Word word) {
            return !word.held() && isWord(word.written(), SHORTEST);
        }

        /// Forms that may be meant, the one spelt most like it first.
        private List<Option> options(Word word, double like) {
            String form = word.form();
            Set<String> sounding = forms.sounding(form);
            Set<String> alike =
                    new LinkedHashSet<>(forms.nearest(form, form.length() < LONG ? 1 : 2));
            alike.addAll(sounding);
            return alike.stream()
                    .filter(other -> sounding.contains(other) || beginAlike(form, other))
                    .map(other -> option(form, other, sounding.contains(other)))
                    .filter(option -> option.isLikeEnough(like))
                    .toList();
        }

        private Option option(String written, String form, boolean sounds) {
            return new Option(
                    form, sounds, LIKENESS.getDistance(written, form), forms.passages(form));
        }
    }

    private static boolean isWord(String written, int shortest) {
        return written.length() >= shortest
                && written.length() <= LONGEST
                && LETTERS.matcher(written).matches();
    }

    private static boolean beginAlike(String one, String other) {
        char first = one.charAt(0);
        char second = other.charAt(0);
        return first == second
                || ALIKE.stream().anyMatch(l -> l.indexOf(first) >= 0 && l.indexOf(second) >= 0);
    }

    private static String inCaseOf(String written, String form) {
        if (written.equals(written.toUpperCase(Locale.ROOT))) {
            return form.toUpperCase(Locale.ROOT);
        }
        int first = form.offsetByCodePoints(0, 1);
        return Character.isUpperCase(written.codePointAt(0))
                ? form.substring(0, first).toUpperCase(Locale.ROOT) + form.substring(first)
                : form;
    }
}
