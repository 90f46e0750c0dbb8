package dev.sourcebound.suggestion;

import static dev.sourcebound.language.WordKind.ADJ;
import static dev.sourcebound.language.WordKind.ADP;
import static dev.sourcebound.language.WordKind.ADV;
import static dev.sourcebound.language.WordKind.AUX;
import static dev.sourcebound.language.WordKind.CCONJ;
import static dev.sourcebound.language.WordKind.DET;
import static dev.sourcebound.language.WordKind.NOUN;
import static dev.sourcebound.language.WordKind.NUM;
import static dev.sourcebound.language.WordKind.PRON;
import static dev.sourcebound.language.WordKind.PROPN;
import static dev.sourcebound.language.WordKind.VERB;

import dev.sourcebound.language.TaggedWord;
import dev.sourcebound.language.WordKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A plain statement taken apart: who or what, does, the rest. What is not plainly one is left
/// alone, for a question made of it would be no English.
///
/// @param sentence the statement
/// @param date when, where the sentence begins with that: "In 1998,"; may be empty
/// @param subject at least one word
/// @param verbs helping verbs and the verb, as far as they stand together; at least one
/// @param rest what follows, without the closing mark and without what a comma sets apart
/// @param because whether it goes on with its reason
record Clause(
        String sentence,
        List<TaggedWord> date,
        List<TaggedWord> subject,
        List<TaggedWord> verbs,
        List<TaggedWord> rest,
        boolean because) {

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 34;
    private static final int LONGEST_SUBJECT = 9;

    private static final Pattern NOT_PLAIN =
            Pattern.compile("[\"“”„«»()\\[\\]{};?!…*|`#<>_=~]|:(?![0-9])|[ -][-–—] |—");
    private static final Set<WordKind> IN_NAMES = EnumSet.of(ADJ, NOUN, PROPN, NUM);
    private static final Set<WordKind> HEADS = EnumSet.of(NOUN, PROPN);
    private static final Set<String> JOINS =
            Set.of("of", "in", "for", "at", "on", "from", "to", "between");

    /// They point at something that was said before.
    private static final Set<String> POINTING =
            Set.of(
                    "this",
                    "that",
                    "these",
                    "those",
                    "such",
                    "another",
                    "other",
                    "others",
                    "both",
                    "same",
                    "first",
                    "second",
                    "third",
                    "last",
                    "latter",
                    "former",
                    "next",
                    "previous",
                    "following",
                    "only",
                    "own",
                    "some",
                    "many",
                    "several",
                    "few",
                    "most",
                    "more",
                    "any",
                    "no",
                    "none",
                    "half",
                    "rest",
                    "part",
                    "one",
                    "all");

    private static final int LONGEST_ADVERBIAL = 12;
    private static final Set<String> LIMITING =
            Set.of(
                    "if", "when", "unless", "where", "under", "without", "unlike", "except",
                    "instead", "despite", "with", "for", "by", "rather", "hardly", "perhaps",
                    "once", "even", "until", "since", "between", "only");
    private static final Set<String> PRESENT =
            Set.of(
                    "is", "are", "has", "have", "may", "can", "must", "will", "shall", "should",
                    "does", "do");

    /// The clause of a sentence; empty where it is not plainly one.
    static Optional<Clause> of(String sentence, List<TaggedWord> words) {
        int size = words.size();
        if (size < FEWEST_WORDS
                || size > MOST_WORDS
                || NOT_PLAIN.matcher(sentence).find()
                || !words.getLast().text().equals(".")) {
            return Optional.empty();
        }
        int date = leadingDate(words);
        int from = date > 0 ? date : behindAdverbial(words);
        int subjectEnd = nounPhrase(words, from);
        if (subjectEnd < 0
                || subjectEnd - from > LONGEST_SUBJECT
                || !isSettled(words.subList(from, subjectEnd))) {
            return Optional.empty();
        }
        int verbsStart = behindAside(words, subjectEnd);
        int verbsEnd = verbs(words, verbsStart);
        int end = end(words, verbsEnd);
        if (verbsEnd == verbsStart || end < 0) {
            return Optional.empty();
        }
        boolean ofAny = words.get(from).lemma().equals("a") || words.get(from).lemma().equals("an");
        if (ofAny && !isPresent(words.get(verbsStart))) {
            return Optional.empty();
        }
        int reason = because(words, verbsEnd, end);
        return Optional.of(
                new Clause(
                        sentence,
                        words.subList(0, date),
                        words.subList(from, subjectEnd),
                        words.subList(verbsStart, verbsEnd),
                        words.subList(verbsEnd, Math.min(end, reason)),
                        reason < words.size()));
    }

    /// The word that the subject is about: "fee" of "the fee of a night".
    TaggedWord head() {
        int joint = 0;
        while (joint < subject.size() && !joins(subject.get(joint))) {
            joint++;
        }
        return subject.get(Math.max(0, joint - 1));
    }

    TaggedWord firstVerb() {
        return verbs.getFirst();
    }

    /// The verb that says what is done, or the only one.
    TaggedWord mainVerb() {
        return verbs.getLast();
    }

    /// Whether something is done to the subject: "was built".
    boolean isPassive() {
        int size = verbs.size();
        return size >= 2
                && verbs.get(size - 2).lemma().equals("be")
                && mainVerb().kind() == VERB
                && !mainVerb().text().endsWith("ing");
    }

    /// Whether the only verb is a form of "be".
    boolean isCopula() {
        return verbs.size() == 1 && firstVerb().lemma().equals("be");
    }

    /// Behind "In 1998," at the beginning, its comma or none; 0 where there is no such thing.
    private static int leadingDate(List<TaggedWord> words) {
        for (int end = Math.min(6, words.size() - 1); end > 1; end--) {
            if (Dates.isDate(words.subList(0, end)) && words.getFirst().kind() == ADP) {
                return words.get(end).text().equals(",") ? end + 1 : end;
            }
        }
        return 0;
    }

    /// Behind what goes before the statement without making it hold only now and then: "After the
    /// flood,"; 0 where there is no such thing.
    private static int behindAdverbial(List<TaggedWord> words) {
        WordKind first = words.getFirst().kind();
        if ((first != ADP && first != ADV) || LIMITING.contains(words.getFirst().lemma())) {
            return 0;
        }
        for (int at = 1; at < Math.min(LONGEST_ADVERBIAL, words.size() - 1); at++) {
            if (words.get(at).text().equals(",")) {
                return at + 1;
            }
        }
        return 0;
    }

    /// The end of the noun phrase that begins here, with what "of" and the like join to it; -1
    /// where none does.
    static int nounPhrase(List<TaggedWord> words, int from) {
        int end = simplePhrase(words, from);
        while (end > 0 && end < words.size() - 1 && joins(words.get(end))) {
            int further = simplePhrase(words, end + 1);
            if (further < 0) {
                return end;
            }
            end = further;
        }
        return end;
    }

    private static boolean joins(TaggedWord word) {
        return (word.kind() == ADP && JOINS.contains(word.lemma()))
                || (word.kind() == CCONJ && word.lemma().equals("and"));
    }

    static int simplePhrase(List<TaggedWord> words, int from) {
        int at = from;
        if (at < words.size() && words.get(at).kind() == DET) {
            at++;
        }
        int end = -1;
        while (at < words.size() && IN_NAMES.contains(words.get(at).kind())) {
            if (HEADS.contains(words.get(at).kind())) {
                end = at + 1;
            }
            at++;
        }
        boolean whole = end == at && !words.get(end - 1).text().matches(".*['’]s?");
        return whole ? end : -1;
    }

    /// Whether a subject says by itself what it is: by an article, a name or its plural, and not by
    /// what was said before. The number of a section is no part of it.
    private static boolean isSettled(List<TaggedWord> subject) {
        TaggedWord first = subject.getFirst();
        boolean numbered =
                first.kind() == NUM
                        && Character.isDigit(first.text().charAt(0))
                        && subject.size() > 1
                        && Character.isUpperCase(subject.get(1).text().charAt(0));
        int joint = 0;
        while (joint < subject.size() && !joins(subject.get(joint))) {
            joint++;
        }
        TaggedWord head = subject.get(Math.max(0, joint - 1));
        boolean named = head.kind() == PROPN && Character.isUpperCase(head.text().charAt(0));
        boolean plural = head.text().endsWith("s") || head.text().equals("people");
        boolean determined = first.kind() == DET || named || plural;
        return determined && !numbered && !POINTING.contains(first.lemma());
    }

    /// Whether a verb form says what is so in general: "is", "may", "carries".
    private static boolean isPresent(TaggedWord verb) {
        String text = verb.text();
        return verb.kind() == AUX
                ? PRESENT.contains(text)
                : text.equals(verb.lemma() + "s") || text.equals(verb.lemma() + "es");
    }

    /// Behind ", who was born there," and the like.
    private static int behindAside(List<TaggedWord> words, int from) {
        if (!words.get(from).text().equals(",") || words.get(from + 1).kind() != PRON) {
            return from;
        }
        int at = from + 1;
        while (at < words.size() && !words.get(at).text().equals(",")) {
            at++;
        }
        return Math.min(at + 1, words.size());
    }

    private static int verbs(List<TaggedWord> words, int from) {
        int at = from;
        while (at < words.size() && words.get(at).kind() == AUX) {
            at++;
        }
        if (at < words.size() && words.get(at).kind() == VERB) {
            at++;
        }
        return at;
    }

    /// Where the statement ends: at its full stop, or at a comma that sets the rest apart; -1 where
    /// a comma may be one of a list.
    private static int end(List<TaggedWord> words, int from) {
        for (int at = from; at < words.size(); at++) {
            if (words.get(at).text().equals(",")) {
                return setsApart(words.get(at + 1)) ? at : -1;
            }
        }
        return words.size() - 1;
    }

    /// Where "because" stands before this end or right behind its comma; the number of words where
    /// it does not.
    private static int because(List<TaggedWord> words, int from, int end) {
        int last = Math.min(end + 1, words.size() - 1);
        for (int at = from; at <= last; at++) {
            if (words.get(at).lemma().equals("because")) {
                return at;
            }
        }
        return words.size();
    }

    private static boolean setsApart(TaggedWord next) {
        return switch (next.kind()) {
            case SCONJ, PRON, VERB, ADV, ADP -> true;
            case CCONJ -> !next.lemma().equals("and") && !next.lemma().equals("or");
            case ADJ, AUX, DET, INTJ, NOUN, NUM, PART, PROPN, PUNCT, SYM, X -> false;
        };
    }
}
