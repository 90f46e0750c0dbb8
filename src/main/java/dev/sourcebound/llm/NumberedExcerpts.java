package dev.sourcebound.llm;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a language model gets to read: the sentences that the reader chose, each with its
/// neighbours and headings, numbered from 1 on in the order of their support. Sentences whose
/// surroundings overlap share a number.
final class NumberedExcerpts {

    /// What no reader sees and a model does read: format and private characters, and whatever is
    /// not assigned.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cc}&&[^\\s]]");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<Numbered> numbered = new ArrayList<>();

    /// @param sentences those that were chosen, best first
    /// @param support of the best of them
    private record Numbered(Passage passage, Span window, List<Span> sentences, Support support) {

        boolean has(Reading reading) {
            return passage.id().equals(reading.passage().id())
                    && sentences.contains(reading.sentence());
        }
    }

    NumberedExcerpts(List<Reading> readings) {
        readings.forEach(this::add);
    }

    /// As the model reads it.
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbered.size(); i++) {
            Numbered each = numbered.get(i);
            String context = seen(each.passage().context());
            text.append("[%d] ".formatted(i + 1))
                    .append(context.isEmpty() ? "" : "(under: %s) ".formatted(context))
                    .append(seen(each.passage().slice(each.window())))
                    .append('\n');
        }
        return text.toString().strip();
    }

    /// What a number stands for, as it was shown; none where no excerpt has it.
    List<Excerpt> at(int number) {
        if (number < 1 || number > numbered.size()) {
            return List.of();
        }
        Numbered each = numbered.get(number - 1);
        return List.of(excerpt(each.passage(), each.window()));
    }

    /// The numbers under which sentences that were chosen stand, the smallest first.
    List<Integer> numbers(List<Reading> readings) {
        return IntStream.rangeClosed(1, numbered.size())
                .filter(number -> readings.stream().anyMatch(numbered.get(number - 1)::has))
                .boxed()
                .toList();
    }

    /// That of the best excerpt among numbers, as the reader sees it for the question; 0 where no
    /// excerpt has one.
    Support support(List<Integer> numbers) {
        return numbers.stream()
                .filter(number -> number >= 1 && number <= numbered.size())
                .map(number -> numbered.get(number - 1).support())
                .max(Comparator.naturalOrder())
                .orElse(new Support(0));
    }

    /// One line, without what cannot be seen.
    static String seen(String text) {
        return SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
    }

    private void add(Reading reading) {
        Passage passage = reading.passage();
        Span window = passage.window(reading.sentence());
        for (int i = 0; i < numbered.size(); i++) {
            Numbered other = numbered.get(i);
            if (other.passage().id().equals(passage.id()) && other.window().overlaps(window)) {
                List<Span> sentences = new ArrayList<>(other.sentences());
                sentences.add(reading.sentence());
                numbered.set(
                        i,
                        new Numbered(
                                passage, other.window().cover(window), sentences, other.support()));
                return;
            }
        }
        numbered.add(new Numbered(passage, window, List.of(reading.sentence()), reading.support()));
    }

    private static Excerpt excerpt(Passage passage, Span sentence) {
        return new Excerpt(
                passage.sourceId(), passage.revision(), sentence, passage.slice(sentence), null);
    }
}
