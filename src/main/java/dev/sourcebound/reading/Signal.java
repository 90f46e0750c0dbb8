package dev.sourcebound.reading;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What is measured of a question and a sentence that may answer it. "Window" is the sentence with
/// one neighbour on each side within its passage. "Soft" means by the tokens' vectors: for each
/// word of the question the largest cosine with any token of the text, as ColBERT compares (Khattab
/// and Zaharia 2020); "shared" means by equal terms. Means over words are weighted by rarity.
///
/// The signals of a glance are measured of every sentence that retrieval brings, the others of the
/// first look of the likeliest alone, see [FirstLook]. They pick the few that the trained model
/// reads; its signals, with some of the first, decide.
public enum Signal {
    /// Cosine of the question's and the sentence's vector; of the likeliest sentences alone, see
    /// [FirstLook].
    SENTENCE_COSINE,
    /// The same, less the best among those.
    SENTENCE_COSINE_BELOW_BEST,
    /// Cosine of the question's and the passage's vector.
    PASSAGE_COSINE,
    /// Whether the passage was retrieved first, 0 or 1.
    FIRST_PASSAGE,
    /// Mean soft match of the question's words in the sentence.
    SENTENCE_MATCH,
    SENTENCE_MATCH_BELOW_BEST,
    /// Mean soft match in the window.
    WINDOW_MATCH,
    WINDOW_MATCH_BELOW_BEST,
    /// Mean soft match in the whole passage.
    PASSAGE_MATCH,
    /// The mean of `SENTENCE_MATCH` over all sentences read: high where everything talks about the
    /// topic.
    TOPIC_MATCH,
    /// Soft match of the worst matched word, in the sentence.
    SENTENCE_WORST_WORD,
    /// The same in the window.
    WINDOW_WORST_WORD,
    /// Soft match of the worst matched name or number of the question, in the sentence; 1 without
    /// any.
    SENTENCE_WORST_NAME,
    /// Rarity-weighted part of the question's words that the sentence shares.
    SENTENCE_SHARED,
    SENTENCE_SHARED_BELOW_BEST,
    /// The same for the window and the context.
    WINDOW_SHARED,
    /// The same for the passage and the context.
    PASSAGE_SHARED,
    /// How many names and numbers of the question the sentence lacks.
    NAMES_MISSING_IN_SENTENCE,
    NAMES_MISSING_IN_WINDOW,
    NAMES_MISSING_IN_PASSAGE,
    /// How many names and numbers the question has.
    NAMES,
    /// Rarity-weighted part of the question's words that the corpus lacks.
    WORDS_UNKNOWN,
    /// `ln(1 + n)` of the question's words.
    QUESTION_LENGTH,
    /// `ln(1 + n)` of the sentence's words.
    SENTENCE_LENGTH,
    ASKS_QUANTITY,
    ASKS_TIME,
    ASKS_PLACE,
    ASKS_PERSON,
    ASKS_CAUSE,
    ASKS_MANNER,
    ASKS_YES_OR_NO,
    ASKS_THING,
    /// A quantity is asked for and the sentence has one that the question has not; 0 or 1, as all
    /// below.
    HAS_QUANTITY,
    HAS_TIME,
    HAS_PLACE,
    HAS_PERSON,
    HAS_CAUSE,
    /// What all signals above say together: log-odds of the first look.
    FIRST_LOOK,
    /// By the trained model: log-odds that the window answers the question.
    ANSWERED,
    /// The same, less the best among the windows read for this question.
    ANSWERED_BELOW_BEST,
    /// By the trained model: probability that the answer begins in this sentence.
    ANSWER_BEGINS_HERE,
    /// By the trained model: probability that it begins in a neighbour of this sentence.
    ANSWER_BEGINS_ELSEWHERE,
    /// By the trained model: log-odds that the sentence alone, under its headings, answers.
    SENTENCE_ANSWERED,
    /// By the trained model: log-odds that the window says "no" and not "yes"; of the sentence
    /// alone where that was read.
    DENIES,
    /// By the trained model: log-odds that the window contradicts what the question takes for
    /// granted.
    CONTRADICTS,
    /// The same of the sentence alone, under its headings.
    SENTENCE_CONTRADICTS;

    /// What a glance is made of: all of the first look but the sentences' own vectors.
    public static final Set<Signal> OF_GLANCE =
            Collections.unmodifiableSet(EnumSet.range(PASSAGE_COSINE, HAS_CAUSE));

    /// What the first look is made of.
    public static final Set<Signal> OF_FIRST_LOOK =
            Collections.unmodifiableSet(EnumSet.range(SENTENCE_COSINE, HAS_CAUSE));

    /// What the close look is made of: few, since it is fitted on documents that the trained model
    /// has not seen.
    public static final Set<Signal> OF_CLOSE_LOOK =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            FIRST_LOOK,
                            ANSWERED,
                            ANSWERED_BELOW_BEST,
                            ANSWER_BEGINS_HERE,
                            ANSWER_BEGINS_ELSEWHERE,
                            SENTENCE_ANSWERED,
                            PASSAGE_COSINE,
                            WINDOW_MATCH,
                            WINDOW_WORST_WORD,
                            NAMES_MISSING_IN_PASSAGE,
                            WORDS_UNKNOWN,
                            ASKS_YES_OR_NO));

    /// What tells whether a sentence denies what its question takes for granted.
    public static final Set<Signal> OF_DENIAL =
            Collections.unmodifiableSet(EnumSet.of(CONTRADICTS, SENTENCE_CONTRADICTS));
}
