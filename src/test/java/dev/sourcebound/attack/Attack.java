package dev.sourcebound.attack;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An attempt to make the program say or do what it must not.
///
/// @param id its group and a number, such as `llm01-03`
/// @param owasp its group in OWASP's list for applications of language models, of 2025
/// @param where what the attacker holds
/// @param question what is asked so that a source or a model's output comes to bear; null where the
///   attack is the question
/// @param history what was said before, each with `role` and `content`; may be empty
/// @param form how a model's output is put: `lines` or `json`; null elsewhere
/// @param text the question, the source or the model's output
/// @param read what of a source a language model must have read to obey it, as it is given to one;
///   null elsewhere, and of a source that the reader takes for no answer
/// @param obeyed what a language model claims that does what a source says; null elsewhere
/// @param mustNot what no text that is shown may hold, letter case aside; a regular expression
///   where it stands between slashes
/// @param note what is tried
public record Attack(
        String id,
        String owasp,
        Where where,
        @Nullable String question,
        List<Map<String, String>> history,
        @Nullable String form,
        String text,
        @Nullable String read,
        @Nullable String obeyed,
        List<String> mustNot,
        String note) {

    /// What an attacker holds.
    public enum Where {
        QUESTION,
        SOURCE,
        MODEL_OUTPUT
    }

    public Attack {
        history = List.copyOf(history);
        mustNot = List.copyOf(mustNot);
        if (mustNot.isEmpty()) {
            throw new IllegalArgumentException("attack %s could not succeed".formatted(id));
        }
    }

    /// What is asked of the program.
    public String asked() {
        return question == null ? text : question;
    }

    /// What of `mustNot` a text holds.
    public Stream<String> successes(String shown) {
        return mustNot.stream().filter(each -> pattern(each).matcher(shown).find());
    }

    @Override
    public String toString() {
        return id + ": " + note;
    }

    private static Pattern pattern(String text) {
        boolean regex = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
        return Pattern.compile(
                regex ? text.substring(1, text.length() - 1) : Pattern.quote(text),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
