package dev.sourcebound.channel;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a message, before any service's own form. Its texts are well-formed Unicode without
/// control characters, whatever they are made from; nothing in them is escaped yet.
public sealed interface Part {

    /// One claim of an answer, or the word before the first.
    ///
    /// @param text what is claimed
    /// @param quotes the numbers of the quotes that bear it out, from 1
    record Paragraph(String text, List<Integer> quotes) implements Part {
        public Paragraph {
            text = WellFormed.text(text);
            quotes = List.copyOf(quotes);
        }

        /// Such as ` [1][3]`; empty where it has no quotes.
        public String marks() {
            StringBuilder marks = new StringBuilder(quotes.isEmpty() ? "" : " ");
            quotes.forEach(number -> marks.append('[').append(number).append(']'));
            return marks.toString();
        }
    }

    /// What qualifies an answer.
    record Note(String text) implements Part {
        public Note {
            text = WellFormed.text(text);
        }
    }

    /// A stretch of a source, word for word. Shown whole or, where it is longer than a service
    /// shows, not at all: never in part.
    ///
    /// @param number what marks refer to it by, from 1
    /// @param text the source's own
    /// @param title of the source
    /// @param link where it can be seen in its source; null where this server has no public address
    record Quote(int number, String text, String title, @Nullable URI link) implements Part {
        public Quote {
            text = WellFormed.text(text);
            title = WellFormed.title(title);
        }

        /// What stands in for the text where that is longer than can be shown.
        public String tooLong() {
            return "A quote of %,d characters, too long to be shown here whole%s"
                    .formatted(text.length(), link == null ? "." : "; its link leads to it.");
        }
    }

    /// There is no answer.
    ///
    /// @param text why, in friendly words
    /// @param covers sources that can be asked about; may be empty
    /// @param more how many further sources there are, `>= 0`
    record Refusal(String text, List<Covered> covers, int more) implements Part {
        public Refusal {
            text = WellFormed.text(text);
            covers = List.copyOf(covers);
        }
    }

    /// What may help whoever got no answer: places in the sources, or questions that they answer.
    ///
    /// @param heading what they are
    /// @param entries at least one; a question has no link
    record Pointers(String heading, List<Covered> entries) implements Part {
        public Pointers {
            heading = WellFormed.title(heading);
            entries = List.copyOf(entries);
        }
    }

    /// What this program says of itself: that it is busy, or what it is for.
    record Notice(String text) implements Part {
        public Notice {
            text = WellFormed.text(text);
        }
    }

    /// A source, a place in one, or a question, by its name.
    ///
    /// @param link where it can be read; null where it cannot, or this server has no public address
    record Covered(String title, @Nullable URI link) {
        public Covered {
            title = WellFormed.title(title);
        }
    }
}
