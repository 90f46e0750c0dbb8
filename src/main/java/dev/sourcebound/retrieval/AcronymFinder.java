package dev.sourcebound.retrieval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where an English text says what an acronym stands for: "Long Form Name (LFN)", "LFN (Long
/// Form Name)", "LFN, the Long Form Name," and "the Long Form Name, or LFN,". The letters have to
/// be the first of the words, as far as Schwartz and Hearst (2003) allow none to be left over:
/// beside brackets a word or a letter may be passed over, beside commas none.
final class AcronymFinder {

    private static final String ACRONYM = "(?<acronym>\\p{Lu}[\\p{L}\\p{N}]{1,9})";
    private static final String WORDS = "[\\p{L}\\p{N}][\\p{L}\\p{N}'’./&-]*";

    /// Names that follow each other with nothing but spaces between.
    private static final String RUN = WORDS + "(?:\\s+" + WORDS + "){1,14}";

    private static final String IN_BRACKETS = "\\(" + ACRONYM + "(?:[,;][^()]{0,60})?\\)";
    private static final String BEHIND_OR = ",\\s+or\\s+" + ACRONYM + "\\b";

    private static final Pattern BEFORE =
            Pattern.compile("\\b" + ACRONYM + "\\s+\\((?:the\\s+)?(?<name>" + RUN + ")\\)");
    private static final Pattern APPOSED =
            Pattern.compile("\\b" + ACRONYM + ",\\s+the\\s+(?<name>" + RUN + ")(?=[,.;])");
    private static final NameFirst BEHIND = new NameFirst("(?<name>" + RUN + ")\\s*", IN_BRACKETS);
    private static final NameFirst OR = new NameFirst("\\bthe\\s+(?<name>" + RUN + ")", BEHIND_OR);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s/-]+");
    private static final Set<String> PASSED_OVER =
            Set.of(
                    "a", "an", "the", "of", "and", "for", "in", "on", "to", "at", "by", "with",
                    "from", "de", "la", "du", "des", "und", "der");
    private static final int LONG = 4;

    /// Words, parts at hyphens and slashes counted. No name has more.
    private static final int MOST_WORDS = 40;

    private AcronymFinder() {}

    /// In no order that means anything; none twice.
    static Set<Introduced> in(String text) {
        Set<Introduced> found = new LinkedHashSet<>();
        BEHIND.each(text, match -> add(found, match, true, true));
        BEFORE.matcher(text).results().forEach(match -> add(found, match, false, true));
        APPOSED.matcher(text).results().forEach(match -> add(found, match, false, false));
        OR.each(text, match -> add(found, match, false, false));
        return found;
    }

    /// A name, and behind it what shows that it is one. Texts are full of what may be a name, so
    /// the rare end is looked for, and from there back; what is found is what looking for the whole
    /// finds, as far as no name is longer than [#LONGEST_NAME].
    private static final class NameFirst {

        /// UTF-16 code units, with the white space between its words. Several times as much as the
        /// longest of edited prose; a run of letters without end is no name.
        private static final int LONGEST_NAME = 500;

        private final Pattern whole;
        private final Pattern end;

        /// @param name of nothing but what [#mayBeInName] allows
        /// @param end begins with what a name has not
        NameFirst(String name, String end) {
            this.whole = Pattern.compile(name + end);
            this.end = Pattern.compile(end);
        }

        void each(String text, Consumer<MatchResult> action) {
            Matcher ends = end.matcher(text);
            Matcher matcher = whole.matcher(text).useTransparentBounds(true);
            int done = 0;
            while (ends.find()) {
                int start = earliest(text, done, ends.start());
                if (matcher.region(start, ends.end()).find()) {
                    done = matcher.end();
                    action.accept(matcher);
                }
            }
        }

        /// Where a name that ends at `end` may begin, no earlier than at `done`, and not within a
        /// word.
        private static int earliest(String text, int done, int end) {
            int limit = Math.max(done, end - LONGEST_NAME);
            int start = end;
            while (start > limit && mayBeInName(text.charAt(start - 1))) {
                start--;
            }
            if (start > done && mayBeInName(text.charAt(start - 1))) {
                while (start < end && !Character.isWhitespace(text.charAt(start))) {
                    start++;
                }
            }
            return start;
        }

        /// What [#RUN] is made of, halves of letters beyond the first 65,536 among it.
        private static boolean mayBeInName(char c) {
            return Character.isLetterOrDigit(c)
                    || "'’./&- \t\n\u000b\f\r".indexOf(c) >= 0
                    || Character.isSurrogate(c)
                    || isNumber(c);
        }

        private static boolean isNumber(char c) {
            int type = Character.getType(c);
            return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
        }
    }

    /// @param open whether the name may begin at any of the words before the acronym
    /// @param loose whether a word may be passed over
    private static void add(Set<Introduced> found, MatchResult match, boolean open, boolean loose) {
        String acronym = match.group("acronym");
        if (acronym.chars().filter(Character::isUpperCase).count() * 2 <= acronym.length()) {
            return;
        }
        List<String> words = List.of(match.group("name").strip().split("\\s+", -1));
        int first = open ? words.size() - 2 : 0;
        for (int from = first; from >= 0; from--) {
            List<String> name = words.subList(from, words.size());
            if (new Fit(acronym, name, loose).holds()) {
                found.add(new Introduced(acronym, String.join(" ", name)));
                return;
            }
            if (!open) {
                return;
            }
        }
    }

    /// Whether the letters of an acronym are the first ones of some words, in their order.
    private static final class Fit {

        private final String letters;
        private final List<String> words = new ArrayList<>();
        private final int mostPassed;
        private final boolean inner;

        /// Where no fit goes on from: without them a name of many parts is tried in every way to
        /// pass some over.
        private final Set<Place> dead = new HashSet<>();

        /// @param letter the next one to find
        /// @param word the next one to look at
        /// @param passes how many words may yet be passed over
        /// @param inside whether a letter may yet be one within the word before
        private record Place(int letter, int word, int passes, boolean inside) {}

        Fit(String acronym, List<String> name, boolean loose) {
            this.letters = acronym.toLowerCase(Locale.ROOT);
            for (String word : name) {
                BETWEEN_WORDS
                        .splitAsStream(word.toLowerCase(Locale.ROOT))
                        .filter(part -> !part.isEmpty())
                        .forEach(words::add);
            }
            this.mostPassed = !loose ? 0 : letters.length() < LONG ? letters.length() - 2 : 2;
            this.inner = loose && letters.length() > 2;
        }

        boolean holds() {
            return words.size() > 1
                    && words.size() <= MOST_WORDS
                    && !words.contains(letters)
                    && words.getFirst().charAt(0) == letters.charAt(0)
                    && !PASSED_OVER.contains(words.getFirst())
                    && !PASSED_OVER.contains(words.getLast())
                    && fits(new Place(1, 1, mostPassed, inner));
        }

        private boolean fits(Place place) {
            if (dead.contains(place)) {
                return false;
            }
            boolean fits = goesOn(place.letter, place.word, place.passes, place.inside);
            if (!fits) {
                dead.add(place);
            }
            return fits;
        }

        private boolean goesOn(int letter, int word, int passes, boolean inside) {
            if (letter == letters.length() && word == words.size()) {
                return true;
            }
            if (inside
                    && letter < letters.length()
                    && words.get(word - 1).indexOf(letters.charAt(letter), 1) > 0
                    && fits(new Place(letter + 1, word, passes, false))) {
                return true;
            }
            if (word == words.size()) {
                return false;
            }
            String next = words.get(word);
            boolean begins = letter < letters.length() && next.charAt(0) == letters.charAt(letter);
            if (begins && fits(new Place(letter + 1, word + 1, passes, inside))) {
                return true;
            }
            if (PASSED_OVER.contains(next)) {
                return fits(new Place(letter, word + 1, passes, inside));
            }
            return passes > 0 && fits(new Place(letter, word + 1, passes - 1, inside));
        }
    }
}
