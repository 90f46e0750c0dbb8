package dev.sourcebound.chat;

import static dev.sourcebound.reading.QuestionWords.ASKING;
import static dev.sourcebound.reading.QuestionWords.HELPING;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an English text speaks of: its names, and its runs of words between function words and
/// marks (Rose et al., Automatic keyword extraction from individual documents, 2010). Needs no list
/// of any names and no tagger.
final class Phrases {

    /// What stands between what a text speaks of. Function words, and verbs that are said of
    /// anything.
    private static final Set<String> FUNCTION_WORDS =
            Set.of(
                    ("a an the this that these those my your his her its our their some any no every each all both"
                                    + " either neither much many more most less few such same other another own certain"
                                    + " i me we us you he him she it they them mine yours hers ours theirs myself itself"
                                    + " himself herself themselves one ones who whom whose what which when where why how"
                                    + " and or but nor so yet if then than as because although though while whereas since"
                                    + " until unless whether of in on at by for with from to into onto over under between"
                                    + " among through during before after above below about against around along across"
                                    + " near off out up down per via within without upon toward towards like is are was"
                                    + " were be been being am do does did done doing have has had having can could will"
                                    + " would shall should may might must not never n't only also too very just even still"
                                    + " already ever often always again there here now today yes please ok okay well"
                                    + " really exactly actually get gets got give gives gave given tell told know knows"
                                    + " knew say says said mean means meant want wants need needs let lets make makes made"
                                    + " take takes took taken go goes went gone come comes came happen happens happened"
                                    + " called according")
                            .split(" "));

    /// Behind these, before whatever is not a name, stands a verb.
    private static final Set<String> BEFORE_VERBS =
            Set.of("i you we they he she it who to".split(" "));

    /// The same, but in a question, where the subject follows these.
    private static final Set<String> AUXILIARIES =
            Set.of(
                    "do does did can could will would shall should may might must not n't"
                            .split(" "));

    /// Behind these, where no article follows, stands what is said of something; in a question the
    /// subject does.
    private static final Set<String> COPULAS =
            Set.of("is are was were be been being am has have had having get gets got".split(" "));

    private static final Pattern QUESTION =
            Pattern.compile(
                    "^\\W*(?:(?:and|but|so)\\s+)?(?:" + ASKING + "|" + HELPING + ")\\b|\\?\\s*$",
                    Pattern.CASE_INSENSITIVE);

    /// These follow on a verb, and other function words may be the verb themselves: "does it have".
    private static final Set<String> AFTER_VERBS =
            Set.of(
                    ("a an the this that these those my your his her its our their in on at by for with from to"
                                    + " into onto over under between among through during before after above"
                                    + " below about against around along across off out up down since until"
                                    + " without and or it them him me us you when where why how if")
                            .split(" "));

    private static final Pattern PARTICIPLE =
            Pattern.compile(
                    ".{2,}ed|built|sold|shut|held|bought|brought|kept|left|lost|paid|sent|spent|won|told|found|born|worn"
                            + "|written|driven|seen|shown|known|grown|thrown|chosen|broken|spoken|stolen|hidden|eaten|fallen|drawn|led"
                            + "|fed|read|set|put|cut|hit|hurt|split|spread|begun|run|sunk|fought|caught|taught|thought|lit|dug|hung");

    /// What may stand between those and the verb.
    private static final Set<String> ADVERBS =
            Set.of(
                    "also too very just even still already ever often always again now really exactly actually never only all both each"
                            .split(" "));

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:['’.&/-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+");

    /// A full stop after which a name goes on, as in "Dr. Keogh".
    private static final Pattern TITLE_STOP = Pattern.compile("^\\.\\s*$");

    private static final Pattern SPACE_ONLY = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_TITLE = 4;

    private static final Pattern PREPOSITION =
            Pattern.compile(
                    "^(?:in|on|at|by|for|with|from|to|into|over|under|between|during|before|after|since|until|without|of|as)\\b\\s*",
                    Pattern.CASE_INSENSITIVE);

    private Phrases() {}

    /// "2010" of "in 2010".
    static String withoutPreposition(String fragment) {
        return PREPOSITION.matcher(fragment).replaceFirst("");
    }

    static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    /// @param text as it stands in the text
    /// @param name whether it is a name: capitals that do not merely begin a sentence
    record Phrase(String text, boolean name) {

        boolean hasDigit() {
            return Phrases.hasDigit(text);
        }
    }

    private record Word(String text, int start, int end, boolean beginsSentence) {

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }

        /// "What's" is one as well.
        boolean isFunction() {
            return FUNCTION_WORDS.contains(POSSESSIVE.matcher(lower()).replaceFirst(""));
        }

        boolean isCapital() {
            return Character.isUpperCase(text.codePointAt(0));
        }
    }

    /// Whether a word carries nothing of what is spoken of.
    static boolean isFunctionWord(String word) {
        return FUNCTION_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// In their order, none twice.
    static List<Phrase> of(String text) {
        Set<Phrase> phrases = new LinkedHashSet<>();
        List<Word> words = words(text);
        boolean asks = QUESTION.matcher(text).find();
        Run run = new Run(asks);
        for (Word word : words) {
            if (!run.isEmpty() && !joins(text.substring(run.end(), word.start()), run.words)) {
                add(phrases, text, run.nouns(""));
                run.begin("");
            }
            if (!word.isFunction()) {
                run.words.add(word);
            } else if (!run.isEmpty()) {
                add(phrases, text, run.nouns(word.lower()));
                run.begin(word.lower());
            } else {
                run.pass(word.lower());
            }
        }
        add(phrases, text, run.nouns(""));
        return List.copyOf(phrases);
    }

    /// The run at hand, and what stood before it.
    private static final class Run {

        private final boolean asks;
        private final List<Word> words = new ArrayList<>();
        private String behind = "";

        /// Of a question, the auxiliary behind which the subject stands, and then its verb.
        private String inverted = "";

        Run(boolean asks) {
            this.asks = asks;
        }

        boolean isEmpty() {
            return words.isEmpty();
        }

        int end() {
            return words.getLast().end();
        }

        /// A function word follows on another.
        void pass(String word) {
            if (!ADVERBS.contains(word)) {
                behind = word;
            }
            if (asks && (AUXILIARIES.contains(word) || COPULAS.contains(word))) {
                inverted = word;
            }
        }

        /// The next run begins.
        void begin(String word) {
            words.clear();
            behind = "";
            inverted = "";
            pass(word);
        }

        /// It without the verbs that the words around it let expect.
        List<Word> nouns(String next) {
            List<Word> nouns = words;
            if (nouns.size() > 1 && isVerb(nouns.getLast(), next)) {
                nouns = nouns.subList(0, nouns.size() - 1);
            }
            if (nouns.isEmpty() || nouns.getFirst().isCapital()) {
                return List.copyOf(nouns);
            }
            if (!asks && COPULAS.contains(behind)) {
                return nouns.stream().anyMatch(Word::isCapital) ? List.copyOf(nouns) : List.of();
            }
            boolean verbFirst =
                    BEFORE_VERBS.contains(behind) || (!asks && AUXILIARIES.contains(behind));
            return List.copyOf(verbFirst ? nouns.subList(1, nouns.size()) : nouns);
        }

        /// Whether the last word is the verb of a question's subject: "did the mill burn", "was the
        /// mill sold".
        private boolean isVerb(Word last, String next) {
            if (inverted.isEmpty() || last.isCapital()) {
                return false;
            }
            return AUXILIARIES.contains(inverted)
                    ? next.isEmpty() || AFTER_VERBS.contains(next)
                    : PARTICIPLE.matcher(last.lower()).matches();
        }
    }

    /// Of a run, the whole of it and each name in it.
    private static void add(Set<Phrase> phrases, String text, List<Word> run) {
        if (run.isEmpty() || run.stream().allMatch(word -> word.text().length() < 2)) {
            return;
        }
        List<Word> kept = run.subList(0, Math.min(run.size(), MOST_WORDS));
        boolean allCapital = kept.stream().allMatch(Word::isCapital);
        boolean begins = kept.size() == 1 && kept.getFirst().beginsSentence();
        phrases.add(new Phrase(slice(text, kept), allCapital && !begins));
        if (!allCapital) {
            int from = 0;
            for (int i = 0; i <= kept.size(); i++) {
                if (i == kept.size() || !kept.get(i).isCapital()) {
                    List<Word> name = kept.subList(from, i);
                    if (!name.isEmpty()
                            && !(name.size() == 1 && name.getFirst().beginsSentence())) {
                        phrases.add(new Phrase(slice(text, name), true));
                    }
                    from = i + 1;
                }
            }
        }
    }

    private static String slice(String text, List<Word> words) {
        String slice = text.substring(words.getFirst().start(), words.getLast().end());
        return POSSESSIVE.matcher(SPACE_ONLY.matcher(slice).replaceAll(" ")).replaceFirst("");
    }

    private static boolean joins(String between, List<Word> run) {
        return between.isBlank()
                || (TITLE_STOP.matcher(between).matches()
                        && run.getLast().isCapital()
                        && run.getLast().text().length() <= LONGEST_TITLE);
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String between = text.substring(end, matcher.start());
            boolean begins =
                    words.isEmpty() || between.chars().anyMatch(c -> ".?!:\"“\n".indexOf(c) >= 0);
            words.add(new Word(matcher.group(), matcher.start(), matcher.end(), begins));
            end = matcher.end();
        }
        return words;
    }
}
