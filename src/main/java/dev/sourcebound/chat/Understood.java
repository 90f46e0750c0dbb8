package dev.sourcebound.chat;

import dev.sourcebound.answer.Told;
import dev.sourcebound.answer.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a question was understood from what was said before.
public sealed interface Understood {

    /// The likeliest reading, as a question that stands alone.
    String best();

    /// What answered the question before, where this one goes on from it.
    List<Told> told();

    /// What a language model took to understand it; null where none was asked.
    @Nullable Usage usage();

    /// The same, where a language model was asked too.
    default Understood with(@Nullable Usage took) {
        return switch (this) {
            case Clear clear -> new Clear(clear.best, clear.told, took);
            case Unclear unclear -> new Unclear(unclear.candidates, took);
        };
    }

    /// It is clear what is asked.
    ///
    /// @param best the question that stands alone
    record Clear(String best, List<Told> told, @Nullable Usage usage) implements Understood {

        public Clear {
            told = List.copyOf(told);
        }

        /// One for which no language model was asked.
        public Clear(String best, List<Told> told) {
            this(best, told, null);
        }

        /// One that goes on from none.
        public Clear(String best) {
            this(best, List.of());
        }
    }

    /// What is asked cannot be told: it may be one question or another, or it counts on what nobody
    /// counted off.
    ///
    /// @param candidates what may be asked, each a question that stands alone, the likeliest first;
    ///   the question itself alone where nothing that was said shows what it points to
    record Unclear(List<String> candidates, @Nullable Usage usage) implements Understood {

        public Unclear {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("what is unclear has at least one reading");
            }
        }

        /// One for which no language model was asked.
        public Unclear(List<String> candidates) {
            this(candidates, null);
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
