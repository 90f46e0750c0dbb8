package dev.sourcebound.llm;

import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.answer.Writer;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Checks by the real gate, with a judge that supports a claim all of whose words the excerpts
/// have, and writes down what is shown and what is not.
class CheckingEditor implements Writer.Editor {

    final List<String> shown = new ArrayList<>();
    final List<Failure> dropped = new ArrayList<>();
    private final List<Reading> missing;
    private final GroundingCheck check =
            new GroundingCheck(Mill.TOWN, new Mill.Words(), CheckingEditor::judge);

    CheckingEditor() {
        this(Mill.READINGS);
    }

    /// @param best what is to be shown
    CheckingEditor(List<Reading> best) {
        this.missing = new ArrayList<>(best);
    }

    @Override
    public Optional<Failure> submit(Draft draft) {
        return switch (check.check(draft, List.of(Mill.PASSAGE, Mill.INN_PASSAGE))) {
            case Verdict.Passed passed -> {
                shown.add(draft.text());
                missing.removeIf(passed::standsOn);
                yield Optional.empty();
            }
            case Verdict.Failed failed -> {
                dropped.add(failed.failure());
                yield Optional.of(failed.failure());
            }
        };
    }

    @Override
    public List<Reading> missing() {
        return List.copyOf(missing);
    }

    @Override
    public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
        return wait.get();
    }

    static ClaimReading judge(String claim, List<Passage> passages) {
        Passage passage = passages.getFirst();
        Set<String> there = Set.of(words(passage.text()));
        if (!there.containsAll(List.of(words(claim)))) {
            return ClaimReading.NOTHING;
        }
        List<Excerpt> evidence =
                passage.sentences().stream()
                        .filter(s ->
                                Arrays.stream(words(passage.slice(s)))
                                        .anyMatch(List.of(words(claim))::contains))
                        .map(s ->
                                new Excerpt(
                                        passage.sourceId(),
                                        passage.revision(),
                                        s,
                                        passage.slice(s),
                                        null))
                        .toList();
        return new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), evidence);
    }

    private static String[] words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }
}
