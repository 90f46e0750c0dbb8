package dev.sourcebound.chat;

import dev.sourcebound.chat.Phrases.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question that points back with a pronoun: "Who led it?", "How old is she?". Whatever was
/// spoken of may be what it points to; a pronoun for a person points to a name.
final class Pointing implements Rewriter {

    private static final Set<String> OF_PERSONS =
            Set.of("he", "she", "him", "her", "his", "hers", "himself", "herself");
    private static final Set<String> NO_OBJECTS =
            Set.of("he", "she", "they", "his", "her", "its", "their");

    /// What may follow on "one" where it stands for a thing.
    private static final Set<String> ENDS_ONE =
            Set.of("is", "was", "has", "had", "in", "on", "at", "for", "and", "or", "to", "from");

    private static final Set<String> POSSESSIVE = Set.of("its", "his", "their", "her");

    /// Without "that" after a verb of saying or before a clause: "the fact that it rained".
    private static final Pattern PRONOUN =
            Pattern.compile(
                    "\\b((?:the\\s+(?:\\w+\\s+)?)?ones?|it|its|they|them|their|theirs|he|him|his|she|her|hers|himself|herself|itself|themselves"
                            + "|this|that|these|those|this one|that one|these ones|those ones|there)\\b",
                    Pattern.CASE_INSENSITIVE);

    /// What has a noun with it points to that noun: "that ship".
    private static final Set<String> DETERMINERS = Set.of("this", "that", "these", "those");

    /// "Is there a ...", "it is true that", "that" that begins a clause: these point nowhere.
    private static final Pattern EMPTY =
            Pattern.compile(
                    "\\b(?:(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|do|does|did)\\s+there\\b(?!\\s*[?.!]?$)"
                            + "|there\\s+(?:is|are|was|were|has|have|will|would|been)\\b"
                            + "|(?:say|says|said|think|thinks|know|knows|mean|means|so|true|sure|fact|that)\\s+that\\b)",
                    Pattern.CASE_INSENSITIVE);

    /// A number or a date is seldom pointed to.
    private static final Pattern DIGIT_FIRST = Pattern.compile("^\\W*\\d");

    private static final Pattern AFTER_PREPOSITION =
            Pattern.compile(
                    "\\b(?:from|to|near|in|at|over|up|down)\\s+$", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\b(?:if|when|because|that|while|after|before|although|though|since|until|so|and|but)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern NEXT_WORD = Pattern.compile("^\\s+([\\p{L}][\\p{L}\\p{N}'’-]*)");

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        return pronoun(question)
                .map(pronoun -> pointed(question, pronoun, before))
                .orElse(List.of());
    }

    /// Whether some word of a question may point to what was said before it.
    static boolean points(String question) {
        return pronoun(question).isPresent();
    }

    private static Optional<Matcher> pronoun(String question) {
        Matcher pronoun = PRONOUN.matcher(question);
        while (pronoun.find()) {
            if (!isEmpty(question, pronoun)
                    && !pointsWithin(pronoun.group(1), question.substring(0, pronoun.start()))) {
                return Optional.of(pronoun);
            }
        }
        return Optional.empty();
    }

    private static List<Rewrite> pointed(String question, Matcher pronoun, Background before) {
        String word = pronoun.group(1).toLowerCase(Locale.ROOT);
        boolean person = OF_PERSONS.contains(word);
        Matcher next = NEXT_WORD.matcher(question.substring(pronoun.end()));
        String noun = next.find() && !Phrases.isFunctionWord(next.group(1)) ? next.group(1) : "";
        List<Rewrite> rewrites = new ArrayList<>();
        if (DETERMINERS.contains(word) && !noun.isEmpty()) {
            // "that ship" is some ship that was spoken of, or something that is called one.
            for (Phrase phrase : before.phrases()) {
                rewrites.add(
                        rewrite(
                                question,
                                pronoun,
                                phrase,
                                holds(phrase, noun) ? phrase.text() : word + " " + noun,
                                next.end()));
            }
            return rewrites;
        }
        boolean place =
                word.equals("there")
                        && !AFTER_PREPOSITION
                                .matcher(question.substring(0, pronoun.start()))
                                .find();
        boolean possessive = POSSESSIVE.contains(word) && !(word.equals("her") && noun.isEmpty());
        if (word.endsWith("one") || word.endsWith("ones")) {
            // A number, as in "one year" and "one of them".
            if (word.equals("one") && next.lookingAt() && !ENDS_ONE.contains(next.group(1))) {
                return List.of();
            }
            return before.phrases().stream()
                    .map(p -> new Rewrite(p.text() + ": " + question, p.text(), p.name()))
                    .toList();
        }
        List<Phrase> phrases = person ? before.persons() : before.phrases();
        for (Phrase phrase : phrases) {
            if (DIGIT_FIRST.matcher(phrase.text()).find()) {
                continue;
            }
            String put = possessive ? phrase.text() + "'s" : phrase.text();
            rewrites.add(rewrite(question, pronoun, phrase, place ? "in " + put : put, 0));
        }
        return rewrites;
    }

    /// Whether a pronoun may point to something earlier in its own question: what stands before the
    /// clause that it is in, or a name, unless it is the object of what that name does.
    private static boolean pointsWithin(String pronoun, String before) {
        Matcher clause = CLAUSE.matcher(before);
        boolean noObject = NO_OBJECTS.contains(pronoun.toLowerCase(Locale.ROOT));
        return (noObject && Phrases.of(before).stream().anyMatch(Phrase::name))
                || (clause.find() && !Phrases.of(before.substring(0, clause.start())).isEmpty());
    }

    private static boolean holds(Phrase phrase, String noun) {
        return phrase.text().toLowerCase(Locale.ROOT).contains(noun.toLowerCase(Locale.ROOT));
    }

    /// @param further characters after the pronoun that are replaced with it
    private static Rewrite rewrite(
            String question, Matcher pronoun, Phrase phrase, String put, int further) {
        String text =
                put.contains(phrase.text())
                        ? question.substring(0, pronoun.start())
                                + put
                                + question.substring(pronoun.end() + further)
                        : phrase.text() + ": " + question;
        return new Rewrite(text, phrase.text(), phrase.name());
    }

    private static boolean isEmpty(String question, Matcher pronoun) {
        Matcher empty = EMPTY.matcher(question);
        while (empty.find()) {
            if (empty.start() <= pronoun.start() && pronoun.end() <= empty.end()) {
                return true;
            }
        }
        return false;
    }

    /// What a pronoun stands for is not in the question.
    @Override
    public double lead() {
        return -3;
    }
}
