package dev.sourcebound.answer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the writing of an answer ended.
///
/// @param fallback why excerpts have to stand in for what the writer did not write; null where it
///   has said what it had to
/// @param usage what a language model took for it; null where none was asked
public record Written(@Nullable Fallback fallback, @Nullable Usage usage) {

    /// All is written, without a language model.
    public static final Written WHOLE = new Written(null, null);

    /// Why a language model did not write the answer, or not all of it.
    public enum Fallback {
        /// Nothing answers at its address.
        MODEL_UNREACHABLE,
        /// It did not begin, go on or end in time.
        MODEL_TIMEOUT,
        /// It does not take the key.
        MODEL_UNAUTHORIZED,
        /// It does not take the request.
        MODEL_REJECTED,
        /// It has too much to do, or was asked too often.
        MODEL_OVERLOADED,
        /// It failed.
        MODEL_FAILED,
        /// Its answer broke off.
        MODEL_CUT_OFF,
        /// What it wrote is not in the form that was asked for.
        MODEL_MALFORMED,
        /// It wrote more than an answer may have.
        MODEL_ENDLESS,
        /// It or its provider would not write it.
        MODEL_FILTERED,
        /// It wrote no claim at all.
        MODEL_SILENT,
        /// It failed so often that it is left alone for a while.
        MODEL_RESTING,
        /// As many answers as may are being written by it.
        MODEL_BUSY,
        /// The tokens of this day are used up.
        BUDGET,
        /// What it wrote failed the grounding check, or leaves out the best excerpt of a part of
        /// the question.
        UNGROUNDED;

        /// The name on the wire, such as `model_timeout`.
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
