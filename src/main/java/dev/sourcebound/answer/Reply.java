package dev.sourcebound.answer;

import java.util.List;
import java.util.Locale;

/// What a question comes back as: an answer, or a refusal. A refusal is a result, not an error.
public sealed interface Reply {

    /// What to show.
    String text();

    Provenance provenance();

    /// The same, made by something else.
    default Reply with(Provenance made) {
        return switch (this) {
            case Answer a -> new Answer(a.text(), a.claims(), a.citations(), a.notes(), made);
            case Refusal r -> new Refusal(r.reason(), r.text(), r.help(), made);
        };
    }

    /// An answer: each claim is borne out by its citations.
    ///
    /// @param text the claims, as one text, perhaps after a "Yes." or "No."
    /// @param claims at least one, in order
    /// @param citations at least one; each is cited by some claim
    /// @param notes what qualifies the answer
    record Answer(
            String text,
            List<Claim> claims,
            List<Citation> citations,
            List<Note> notes,
            Provenance provenance)
            implements Reply {

        public Answer {
            claims = List.copyOf(claims);
            citations = List.copyOf(citations);
            notes = List.copyOf(notes);
            if (claims.isEmpty() || citations.isEmpty()) {
                throw new IllegalArgumentException("an answer has a claim and a citation");
            }
            for (Claim claim : claims) {
                for (int cited : claim.citations()) {
                    if (cited < 0 || cited >= citations.size()) {
                        throw new IllegalArgumentException(
                                "a claim cites %d of %d citations"
                                        .formatted(cited, citations.size()));
                    }
                }
            }
        }

        /// The program's own word before the first claim, such as "No."; empty where there is none.
        public String opening() {
            int start = text.indexOf(claims.getFirst().text());
            return start < 0 ? "" : text.substring(0, start).strip();
        }
    }

    /// A refusal. By its type it cites nothing.
    ///
    /// @param reason why
    /// @param text the same in friendly words
    /// @param help what may help; nothing of it is cited
    record Refusal(Reason reason, String text, Help help, Provenance provenance) implements Reply {

        /// One without help.
        public Refusal(Reason reason, String text, Provenance provenance) {
            this(reason, text, Help.NONE, provenance);
        }
    }

    /// Why there is no answer.
    enum Reason {
        /// No passage shares anything with the question.
        NOTHING_RETRIEVED,
        /// Passages were found and read; none answers with enough support.
        NOT_ANSWERED,
        /// It cannot be told what is asked.
        UNCLEAR_QUESTION,
        /// The question is in a language that the models do not read.
        UNSUPPORTED_LANGUAGE,
        /// A greeting, thanks, or a question about this program.
        SMALL_TALK,
        /// What was written failed the grounding check and no excerpt stands in.
        UNGROUNDED;

        /// The name on the wire, such as `not_answered`.
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What qualifies an answer.
    ///
    /// @param kind which
    /// @param text the same in words
    record Note(Kind kind, String text) {

        public enum Kind {
            PARTLY_ANSWERED,
            FALSE_PREMISE,
            SOURCES_DIFFER;

            /// The name on the wire, such as `partly_answered`.
            public String slug() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
