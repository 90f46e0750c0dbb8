package dev.sourcebound.answer;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A question that stands alone.
///
/// @param text what is asked, not blank, at most [#MAX_LENGTH] code units
/// @param written the same before its words were spelt as the sources spell them; what the reader
///   of a reply sees of a question that is not for the sources
/// @param sources only from these sources; empty means from all
/// @param told what answered the question before, where this one goes on from it
public record Question(String text, String written, Set<String> sources, List<Told> told) {

    /// UTF-16 code units. Far above any question; below what would slow a reply.
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /// One that nobody has spelt anew, and that goes on from none.
    public Question(String text, Set<String> sources) {
        this(text, text, sources, List.of());
    }

    public Question {
        sources = Set.copyOf(sources);
        told = List.copyOf(told);
        if (text.isBlank()) {
            throw new IllegalArgumentException("the question is blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the question has %d characters, at most %d are read"
                            .formatted(text.length(), MAX_LENGTH));
        }
    }

    /// The same question in the one spelling that is answered: white space is a single space, and
    /// letters are composed (Unicode's form C). Capitals and marks stay, for they tell something.
    Question normal() {
        return new Question(normal(text), normal(written), sources, told);
    }

    private static String normal(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String normal = WHITE_SPACE.matcher(composed.strip()).replaceAll(" ");
        // Some letters are longer when they are composed.
        return normal.length() > MAX_LENGTH ? text : normal;
    }
}
