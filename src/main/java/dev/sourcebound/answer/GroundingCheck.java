package dev.sourcebound.answer;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimRules;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The gate: what a draft must pass before anybody sees it, whoever wrote it. It trusts nothing
/// that the draft carries and slices every excerpt anew from its source. A draft that says what its
/// excerpts say, word for word, has passed by that. Any other is a claim in somebody's own words:
/// what can be looked up in its excerpts is looked up, and then the trained reader judges it.
/// Thread-safe and deterministic.
public final class GroundingCheck {

    private final ExcerptCheck excerptCheck;
    private final ClaimRules rules;
    private final ClaimJudge judge;

    public GroundingCheck(Corpus corpus, Vocabulary vocabulary, ClaimJudge judge) {
        this.excerptCheck = new ExcerptCheck(corpus);
        this.rules = new ClaimRules(vocabulary);
        this.judge = judge;
    }

    /// Whether the trained reader finds that a passage bears a sentence out.
    boolean bearsOut(Passage passage, String sentence) {
        return judge.judge(ExtractiveWriter.oneLine(sentence), List.of(passage)).verdict()
                == ClaimVerdict.SUPPORTED;
    }

    /// What becomes of a draft.
    public sealed interface Verdict {

        /// It may be shown.
        ///
        /// @param draft the same claim with the excerpts to cite for it, and how probably they bear
        ///   it out
        /// @param evidence what of these bears it out: all, but where what stands around it has a
        ///   name or a number of the claim
        /// @param verbatim whether it says its excerpts' own words and no others
        record Passed(Draft draft, List<Excerpt> evidence, boolean verbatim) implements Verdict {

            /// Whether it stands on the sentence of a reading.
            public boolean standsOn(Reading reading) {
                return evidence.stream()
                        .anyMatch(e ->
                                e.sourceId().equals(reading.passage().sourceId())
                                        && e.span().overlaps(reading.sentence()));
            }

            /// One that says its excerpts' own words.
            private static Passed verbatim(Draft draft) {
                return new Passed(draft, draft.excerpts(), true);
            }
        }

        /// It may not.
        ///
        /// @param failure the first reason
        record Failed(Failure failure) implements Verdict {}
    }

    /// Why a draft did not pass.
    public enum Failure {
        /// It names no excerpt.
        NO_EXCERPT,
        /// An excerpt names a source that is not there.
        UNKNOWN_SOURCE,
        /// An excerpt's offsets are in another revision of its source.
        OTHER_REVISION,
        /// An excerpt is not what stands at its offsets.
        NOT_VERBATIM,
        /// The claim is not one sentence of usual length.
        NOT_ONE_SENTENCE,
        /// The claim has characters that cannot be seen, or that stand for ones that were lost.
        HIDDEN_CHARACTERS,
        /// The claim has a link or markup that its excerpts do not have.
        FOREIGN_LINK,
        /// The claim puts in quotation marks what its excerpts do not say.
        MISQUOTED,
        /// The claim is in another language than its excerpts.
        OTHER_LANGUAGE,
        /// The claim has a number that its excerpts do not have.
        NUMBER_MISSING,
        /// The claim gives a number another unit than its excerpts do.
        UNIT_MISSING,
        /// The claim has a month or a day that its excerpts do not have, or another part of a month
        /// or year.
        DATE_MISSING,
        /// The claim has a name that neither its excerpts have nor their headings.
        NAME_MISSING,
        /// Of the claim and its excerpts, one says not.
        NEGATION_DIFFERS,
        /// It is borne out, but by what stands around its excerpts and not by any of them.
        CITED_ELSEWHERE,
        /// The trained reader finds that its excerpts say otherwise.
        CONTRADICTED,
        /// The trained reader does not find that its excerpts bear it out.
        NOT_SUPPORTED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a draft may be shown.
    ///
    /// @param passages those that the excerpts stand in: their neighbours and headings tell what an
    ///   excerpt means. An excerpt that is in none of them is read alone
    public Verdict check(Draft draft, List<Passage> passages) {
        Optional<Failure> forged = notVerbatim(draft);
        if (forged.isPresent()) {
            return new Verdict.Failed(forged.get());
        }
        if (saysItsExcerpts(draft)) {
            return Verdict.Passed.verbatim(draft);
        }
        List<Passage> known = passages.stream().filter(this::isVerbatim).toList();
        List<Passage> windows = Windows.around(draft.excerpts(), known);
        Optional<Excerpt> said = sentence(draft, windows);
        if (said.isPresent()) {
            Draft quoted = new Draft(draft.text(), List.of(said.get()), draft.support());
            return Verdict.Passed.verbatim(quoted);
        }
        String evidence = windows.stream().map(Passage::text).collect(joining("\n"));
        String headings = windows.stream().map(Passage::context).collect(joining("\n"));
        Optional<Failure> lacking =
                ClaimText.check(draft.text(), evidence)
                        .or(() ->
                                rules.lacks(draft.text(), evidence, headings)
                                        .map(GroundingCheck::failure));
        if (lacking.isPresent()) {
            return new Verdict.Failed(lacking.get());
        }
        return judged(draft, windows);
    }

    private Verdict judged(Draft draft, List<Passage> windows) {
        ClaimReading reading = judge.judge(draft.text(), windows);
        return switch (reading.verdict()) {
            case CONTRADICTED -> new Verdict.Failed(Failure.CONTRADICTED);
            case NOT_MENTIONED -> new Verdict.Failed(Failure.NOT_SUPPORTED);
            case SUPPORTED -> borneOut(draft, reading, windows);
        };
    }

    private Verdict borneOut(Draft draft, ClaimReading reading, List<Passage> windows) {
        for (Excerpt excerpt : reading.evidence()) {
            if (rules.differInNegation(draft.text(), excerpt.text())) {
                return new Verdict.Failed(Failure.NEGATION_DIFFERS);
            }
            Optional<Failure> forged = excerptCheck.check(excerpt);
            if (forged.isPresent()) {
                return new Verdict.Failed(forged.get());
            }
        }
        if (reading.evidence().stream().noneMatch(excerpt -> touches(excerpt, draft.excerpts()))) {
            return new Verdict.Failed(Failure.CITED_ELSEWHERE);
        }
        Draft borneOut = new Draft(draft.text(), cited(draft, reading, windows), reading.support());
        return new Verdict.Passed(borneOut, reading.evidence(), false);
    }

    /// The sentence of an excerpt that the claim is word for word.
    private static Optional<Excerpt> sentence(Draft draft, List<Passage> windows) {
        return windows.stream()
                .flatMap(window -> window.sentences().stream().map(s -> Windows.excerpt(window, s)))
                .filter(s -> ExtractiveWriter.oneLine(s.text()).equals(draft.text()))
                .filter(s -> touches(s, draft.excerpts()))
                .findFirst();
    }

    private static boolean touches(Excerpt excerpt, List<Excerpt> others) {
        return others.stream()
                .anyMatch(other ->
                        other.sourceId().equals(excerpt.sourceId())
                                && other.span().overlaps(excerpt.span()));
    }

    /// What the reader stands its verdict on, where all that can be looked up is in it: less to
    /// read for whoever checks. Else all that was held against the claim.
    private List<Excerpt> cited(Draft draft, ClaimReading reading, List<Passage> windows) {
        String evidence = reading.evidence().stream().map(Excerpt::text).collect(joining("\n"));
        String headings = windows.stream().map(Passage::context).collect(joining("\n"));
        boolean enough =
                ClaimText.check(draft.text(), evidence).isEmpty()
                        && rules.lacks(draft.text(), evidence, headings).isEmpty();
        return enough ? reading.evidence() : windows.stream().map(Windows::excerpt).toList();
    }

    private Optional<Failure> notVerbatim(Draft draft) {
        if (draft.excerpts().isEmpty()) {
            return Optional.of(Failure.NO_EXCERPT);
        }
        return draft.excerpts().stream()
                .map(excerptCheck::check)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isVerbatim(Passage passage) {
        return excerptCheck.check(passage).isEmpty();
    }

    private static boolean saysItsExcerpts(Draft draft) {
        String words =
                draft.excerpts().stream()
                        .map(e -> ExtractiveWriter.oneLine(e.text()))
                        .collect(joining(" "));
        return draft.text().equals(words);
    }

    private static Failure failure(ClaimRules.Lack lack) {
        return switch (lack) {
            case LANGUAGE -> Failure.OTHER_LANGUAGE;
            case NUMBER -> Failure.NUMBER_MISSING;
            case UNIT -> Failure.UNIT_MISSING;
            case DATE -> Failure.DATE_MISSING;
            case NAME -> Failure.NAME_MISSING;
            case NEGATION -> Failure.NEGATION_DIFFERS;
        };
    }
}
