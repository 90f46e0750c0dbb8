package dev.sourcebound.retrieval;

import static java.util.Comparator.comparingInt;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the corpus writes two words as one, with a hyphen between, or apart.
final class Compounds {

    /// As it stands within a character class.
    static final String HYPHENS = "\\-\\u2010\\u2011";

    private static final Pattern HYPHEN = Pattern.compile("[" + HYPHENS + "]");

    private final Forms forms;

    Compounds(Forms forms) {
        this.forms = forms;
    }

    /// Told of the words of a text about which [#seam] is asked next, in their order.
    void expect(List<String> words) {
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(Forms.hyphenated(words.get(i - 1), words.get(i)));
            pairs.add(words.get(i - 1) + words.get(i));
        }
        forms.expect(List.copyOf(pairs));
    }

    /// What the corpus writes between two words that a text has with a hyphen or spaces between:
    /// nothing or a hyphen. Empty where that is what the text has, or the corpus has no such pair.
    ///
    /// @param one form
    /// @param between what the text has
    /// @param two form
    /// @param known whether the corpus has one of them or both; with spaces between they are taken
    ///   for one word only where it has neither
    Optional<String> seam(String one, String between, String two, boolean known) {
        boolean hyphen = HYPHEN.matcher(between).matches();
        if (!hyphen && !between.isBlank()) {
            return Optional.empty();
        }
        if (forms.passages(Forms.hyphenated(one, two)) > 0) {
            return hyphen ? Optional.empty() : Optional.of("-");
        }
        return (hyphen || !known) && forms.passages(one + two) > 0
                ? Optional.of("")
                : Optional.empty();
    }

    /// A word with the hyphen that the corpus writes within it; of several the one in most
    /// passages.
    Optional<String> hyphenated(String written) {
        Map<String, String> byForm = new LinkedHashMap<>();
        for (int at = 1; at < written.length(); at++) {
            String first = written.substring(0, at);
            String second = written.substring(at);
            byForm.put(
                    Forms.hyphenated(forms.form(first), forms.form(second)), first + "-" + second);
        }
        forms.expect(List.copyOf(byForm.keySet()));
        return byForm.keySet().stream()
                .filter(form -> forms.passages(form) > 0)
                .max(comparingInt(forms::passages))
                .map(byForm::get);
    }
}
