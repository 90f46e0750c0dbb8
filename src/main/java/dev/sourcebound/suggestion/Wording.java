package dev.sourcebound.suggestion;

import static dev.sourcebound.language.WordKind.AUX;
import static dev.sourcebound.language.WordKind.CCONJ;
import static dev.sourcebound.language.WordKind.DET;
import static dev.sourcebound.language.WordKind.NUM;
import static dev.sourcebound.language.WordKind.PROPN;

import dev.sourcebound.language.TaggedWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a question together from the words of a clause: the helping verb goes before the subject,
/// and where there is none, "do" does.
final class Wording {

    /// The commonest that do not end with "ed".
    private static final Set<String> PAST =
            Set.of(
                    "had", "took", "made", "came", "began", "became", "brought", "built", "bought",
                    "chose", "drew", "fell", "felt", "found", "gave", "went", "grew", "held",
                    "kept", "knew", "led", "left", "lost", "met", "paid", "ran", "rose", "sold",
                    "sent", "spent", "stood", "sank", "taught", "told", "won", "wrote", "spoke",
                    "broke", "flew", "lay", "sat", "struck", "wore", "threw");

    private final Clause clause;
    private final Predicate<String> known;

    /// @param known whether a word, in lower case, is one that the source writes so
    Wording(Clause clause, Predicate<String> known) {
        this.clause = clause;
        this.known = known;
    }

    /// "When" of "The mill was built by monks in 1810" with the rest "by monks": "When was the mill
    /// built by monks?"; empty where it cannot be told which form of "do" it takes.
    Optional<String> ask(String asking, List<TaggedWord> before, List<TaggedWord> after) {
        TaggedWord first = clause.firstVerb();
        boolean helped = first.kind() == AUX || first.lemma().equals("be");
        Optional<String> verbs =
                helped
                        ? Optional.of(
                                joined(
                                        first.text(),
                                        subject(),
                                        text(clause.verbs().subList(1, clause.verbs().size()))))
                        : form(first).map(form -> joined(form, subject(), first.lemma()));
        return verbs.map(asked -> joined(asking, asked, text(before), text(after)) + "?");
    }

    Optional<String> ask(String asking, List<TaggedWord> rest) {
        return ask(asking, rest, List.of());
    }

    Optional<String> ask(String asking) {
        return ask(asking, List.of(), List.of());
    }

    /// "Who" of "Monks built the mill": "Who built the mill?".
    String askForSubject(String asking, List<TaggedWord> rest) {
        return joined(asking, text(clause.verbs()), text(rest)) + "?";
    }

    String subject() {
        String text = text(clause.subject());
        return isName() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /// Words that stand together, as the sentence has them.
    String text(List<TaggedWord> words) {
        return words.isEmpty()
                ? ""
                : clause.sentence().substring(words.getFirst().start(), words.getLast().end());
    }

    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /// Whether the subject's first word keeps its capital: only names do, and a sentence begins
    /// with one in any case.
    private boolean isName() {
        TaggedWord first = clause.subject().getFirst();
        String text = first.text();
        if (first.kind() == DET) {
            return false;
        }
        if (text.length() > 1
                && !text.substring(1).equals(text.substring(1).toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean nextIsCapital =
                clause.subject().size() > 1
                        && Character.isUpperCase(clause.subject().get(1).text().charAt(0));
        boolean lower = known.test(text.toLowerCase(Locale.ROOT));
        return first.kind() == PROPN ? nextIsCapital || !lower : !lower && nextIsCapital;
    }

    private Optional<String> form(TaggedWord verb) {
        String text = verb.text().toLowerCase(Locale.ROOT);
        if (text.endsWith("ing") || verb.lemma().equals("be")) {
            return Optional.empty();
        }
        if (text.equals(verb.lemma())) {
            return isPlural() ? Optional.of("do") : Optional.empty();
        }
        if (text.equals(verb.lemma() + "s")
                || text.equals(verb.lemma() + "es")
                || text.equals("has")) {
            return Optional.of("does");
        }
        return text.endsWith("ed") || PAST.contains(text) ? Optional.of("did") : Optional.empty();
    }

    private boolean isPlural() {
        List<TaggedWord> subject = clause.subject();
        boolean several =
                subject.getFirst().kind() == NUM
                        || subject.stream().anyMatch(word -> word.kind() == CCONJ);
        TaggedWord head = clause.head();
        String text = head.text().toLowerCase(Locale.ROOT);
        return several
                || (text.endsWith("s") && !text.equals(head.lemma()))
                || text.equals("people");
    }
}
