package dev.sourcebound.evaluation.data;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;

/// The texts that quotes and gold excerpts are looked up in, by source id. Immutable.
public final class SourceTexts {

    /// Where a text stands.
    ///
    /// @param sourceId the source that holds it
    /// @param span where in that source
    /// @param exact whether it stands where it was said to stand
    public record Place(String sourceId, Span span, boolean exact) {}

    /// Of a file, as the server's own setting is by default.
    private static final DataSize LARGEST = DataSize.ofMegabytes(20);

    private final SortedMap<String, String> texts;

    public SourceTexts(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    public static SourceTexts of(Corpus corpus) {
        return new SourceTexts(corpus.sources().stream().collect(toMap(Source::id, Source::text)));
    }

    /// The documents of a folder, as a server reads them.
    ///
    /// @throws dev.sourcebound.problem.AppException where there is none, or one cannot be read
    public static SourceTexts ofFolder(Path folder) {
        return of(new SourceFolder(folder, LARGEST).read());
    }

    public boolean holds(String sourceId) {
        return texts.containsKey(sourceId);
    }

    /// Where a quote stands. It is exact where the source that it names holds it at its offsets. A
    /// quote of a source that is not known under that name is looked for in all. Empty where no
    /// source holds it.
    public Optional<Place> place(Quote quote) {
        if (quote.text().isEmpty()) {
            return Optional.empty();
        }
        String named = texts.get(quote.sourceId());
        if (named != null && standsAt(named, quote)) {
            return Optional.of(exact(quote.sourceId(), quote));
        }
        Optional<Place> elsewhere = firstPlace(quote.text());
        if (named != null) {
            return elsewhere;
        }
        return texts.entrySet().stream()
                .filter(source -> standsAt(source.getValue(), quote))
                .findFirst()
                .map(source -> exact(source.getKey(), quote))
                .or(() -> elsewhere);
    }

    /// Where a gold excerpt stands: where it says, or at its first place in the source that it
    /// names. Where its name is no source's id, its first place in each source that holds it, those
    /// first choice whose id begins with the name. Empty where no such source holds it.
    public List<Place> place(Gold gold) {
        String named = texts.get(gold.source());
        if (named != null) {
            Integer start = gold.start();
            if (start != null && named.startsWith(gold.excerpt(), start)) {
                Span span = new Span(start, start + gold.excerpt().length());
                return List.of(new Place(gold.source(), span, true));
            }
            return firstPlace(gold.source(), named, gold.excerpt()).stream().toList();
        }
        List<Place> places = new ArrayList<>();
        texts.forEach((id, text) -> firstPlace(id, text, gold.excerpt()).ifPresent(places::add));
        List<Place> alike =
                places.stream().filter(p -> p.sourceId().startsWith(gold.source())).toList();
        return alike.isEmpty() ? places : alike;
    }

    private Optional<Place> firstPlace(String text) {
        return texts.entrySet().stream()
                .flatMap(source -> firstPlace(source.getKey(), source.getValue(), text).stream())
                .findFirst();
    }

    private static Optional<Place> firstPlace(String id, String text, String excerpt) {
        int start = text.indexOf(excerpt);
        return start < 0
                ? Optional.empty()
                : Optional.of(new Place(id, new Span(start, start + excerpt.length()), false));
    }

    private static Place exact(String id, Quote quote) {
        return new Place(id, new Span(quote.start(), quote.end()), true);
    }

    private static boolean standsAt(String text, Quote quote) {
        return quote.end() - quote.start() == quote.text().length()
                && text.startsWith(quote.text(), quote.start());
    }
}
