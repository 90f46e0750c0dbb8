package dev.sourcebound.retrieval;

import java.util.List;
import java.util.Set;

/// The words of the passages as they are spelt: lower case, accents taken off, with their endings;
/// and each pair of them with a hyphen between, as one, see [#hyphenated]. Thread-safe.
interface Forms {

    /// How many forms that are spelt alike, and how many that sound alike, are looked at.
    int SPELT = 5;

    int SOUNDING = 50;

    /// The form of two words with a hyphen between.
    static String hyphenated(String form, String next) {
        return form + "-" + next;
    }

    /// A word in the way that forms are kept.
    String form(String word);

    /// How many passages have this form.
    int passages(String form);

    /// Told of forms that are about to be asked for one by one.
    default void expect(List<String> forms) {}

    /// Those spelt most like this one, nearest first; of equals the one in more passages first.
    ///
    /// @param edits how many letters at most are put in, left out, exchanged or changed over with
    ///   their neighbour, 1 or 2
    List<String> nearest(String form, int edits);

    /// Those that sound like this one, in the order of the alphabet.
    Set<String> sounding(String form);

    /// Whether one form follows the other somewhere, both with a capital, as the parts of a name
    /// do.
    boolean inOneName(String form, String next);
}
