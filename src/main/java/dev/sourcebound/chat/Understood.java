package dev.sourcebound.chat;

import dev.sourcebound.answer.Told;
import java.util.List;

/// How a question was understood from what was said before.
public sealed interface Understood {

    /// The likeliest reading, as a question that stands alone.
    String best();

    /// What answered the question before, where this one goes on from it.
    List<Told> told();

    /// It is clear what is asked.
    ///
    /// @param best the question that stands alone
    record Clear(String best, List<Told> told) implements Understood {

        public Clear {
            told = List.copyOf(told);
        }

        /// One that goes on from none.
        public Clear(String best) {
            this(best, List.of());
        }
    }

    /// It may be one question or another, and which cannot be told.
    ///
    /// @param candidates what may be asked, each a question that stands alone, the likeliest first;
    ///   at least two
    record Unclear(List<String> candidates) implements Understood {

        public Unclear {
            candidates = List.copyOf(candidates);
            if (candidates.size() < 2) {
                throw new IllegalArgumentException(
                        "what may be one thing only is clear, got " + candidates.size());
            }
        }

        @Override
        public String best() {
            return candidates.getFirst();
        }

        @Override
        public List<Told> told() {
            return List.of();
        }
    }
}
