package dev.sourcebound.answer;

import dev.sourcebound.corpus.Passage;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Questions that are known to be answered, to be offered where one is refused. Empty until they
/// have been found and checked, which takes a while after the start and after each change of the
/// sources. Thread-safe.
public final class Suggestions {

    /// By source and passage, in the order of the text.
    private volatile List<Suggestion> known = List.of();

    private final AtomicLong version = new AtomicLong();

    /// A question that the sources answer.
    ///
    /// @param question in English
    /// @param sourceId the source that answers it
    /// @param revision of that source when it was tried
    /// @param passageId the passage of it that does
    public record Suggestion(String question, String sourceId, String revision, String passageId) {}

    /// Takes the place of all that was known before.
    public void know(List<Suggestion> suggestions) {
        List<Suggestion> sorted =
                suggestions.stream()
                        .sorted(
                                Comparator.comparing(Suggestion::passageId)
                                        .thenComparing(Suggestion::question))
                        .toList();
        if (!sorted.equals(known)) {
            known = sorted;
            version.incrementAndGet();
        }
    }

    /// Another each time that others are known.
    long version() {
        return version.get();
    }

    /// All that is known.
    public List<Suggestion> known() {
        return known;
    }

    /// A few, the nearest first: those that a passage answers which was found for the refused
    /// question, in the order in which they were found; then others of the best one's source; then
    /// any.
    ///
    /// @param asked the question that is refused, which is not offered itself
    /// @param found passages, best first; may be empty
    /// @param wanted which may be offered at all
    List<String> near(String asked, List<Passage> found, Predicate<Suggestion> wanted) {
        List<Suggestion> all = known;
        Stream<Suggestion> ofPassages =
                found.stream()
                        .flatMap(passage ->
                                all.stream().filter(s -> s.passageId().equals(passage.id())));
        Stream<Suggestion> ofSource =
                found.stream()
                        .limit(1)
                        .flatMap(passage ->
                                all.stream().filter(s -> s.sourceId().equals(passage.sourceId())));
        LinkedHashSet<String> near = new LinkedHashSet<>();
        Stream.of(ofPassages, ofSource, spread(all))
                .flatMap(each -> each)
                .filter(wanted)
                .map(Suggestion::question)
                .filter(question -> !question.equalsIgnoreCase(asked.strip()))
                .forEach(near::add);
        return near.stream().limit(Help.MOST_SUGGESTIONS).toList();
    }

    /// From beginning, middle and end, so that they show what there is.
    private static Stream<Suggestion> spread(List<Suggestion> all) {
        int step = Math.max(1, all.size() / Help.MOST_SUGGESTIONS);
        Stream<Suggestion> few =
                Stream.iterate(0, i -> i + step)
                        .limit(Help.MOST_SUGGESTIONS)
                        .filter(i -> i < all.size())
                        .map(all::get);
        return Stream.concat(few, all.stream());
    }
}
