package dev.sourcebound.answer;

import static java.util.Comparator.comparing;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the excerpts themselves: each claim says what its excerpt says. Sentences that follow
/// each other become one excerpt. Where the best is sure to say yes or no, that stands first.
public final class ExtractiveWriter implements Writer {

    @Override
    public Written write(Question question, List<Reading> readings, Editor editor) {
        switch (readings.getFirst().stance()) {
            case YES -> editor.open("Yes.");
            case NO -> editor.open("No.");
            case UNSAID, WRONG_PREMISE -> {}
        }
        drafts(readings).forEach(editor::submit);
        return Written.WHOLE;
    }

    /// One for each run of sentences, in the order of the best of each.
    static List<Draft> drafts(List<Reading> readings) {
        List<List<Reading>> runs = new ArrayList<>();
        for (Reading reading : readings) {
            join(runs, reading);
        }
        return runs.stream().map(ExtractiveWriter::draft).toList();
    }

    @Override
    public String label() {
        return "extractive";
    }

    /// An excerpt's words as one line: line breaks of the source are layout, not words, and so are
    /// the marks of quoted lines behind them and the soft hyphens where it breaks a word.
    static String oneLine(String excerpt) {
        String words = excerpt.strip().replace("\u00AD", "");
        return words.replaceAll("\\R[ \\t]*+>[> \\t]*+", " ").replaceAll("\\s+", " ");
    }

    /// Adds the reading to the runs beside which it stands, or begins a new one. A run keeps the
    /// place of its best reading.
    private static void join(List<List<Reading>> runs, Reading reading) {
        List<Reading> home = null;
        for (var each = runs.iterator(); each.hasNext(); ) {
            List<Reading> run = each.next();
            if (run.stream().noneMatch(member -> adjacent(member, reading))) {
                continue;
            }
            if (home == null) {
                run.add(reading);
                home = run;
            } else {
                home.addAll(run);
                each.remove();
            }
        }
        if (home == null) {
            runs.add(new ArrayList<>(List.of(reading)));
        }
    }

    private static boolean adjacent(Reading one, Reading other) {
        Passage passage = one.passage();
        if (!passage.id().equals(other.passage().id())) {
            return false;
        }
        List<Span> sentences = passage.sentences();
        int distance = sentences.indexOf(one.sentence()) - sentences.indexOf(other.sentence());
        return Math.abs(distance) == 1
                && onlySpaceBetween(passage, one.sentence(), other.sentence());
    }

    /// A mark of the layout between two sentences, such as a list's bullet, must not end up in a
    /// quote.
    private static boolean onlySpaceBetween(Passage passage, Span one, Span other) {
        int from = Math.min(one.end(), other.end());
        int to = Math.max(one.start(), other.start());
        return from == to || passage.slice(new Span(from, to)).isBlank();
    }

    private static Draft draft(List<Reading> run) {
        Passage passage = run.getFirst().passage();
        Span span = run.stream().map(Reading::sentence).reduce(Span::cover).orElseThrow();
        Reading best = Collections.max(run, comparing(Reading::support));
        String text = passage.slice(span);
        Excerpt excerpt =
                new Excerpt(
                        passage.sourceId(),
                        passage.revision(),
                        span,
                        text,
                        best.answer() != null ? best.answer() : highlight(best, span));
        return new Draft(oneLine(text), List.of(excerpt), best.support());
    }

    /// Of several sentences the one that answers best; a single sentence needs no mark.
    private static @Nullable Span highlight(Reading best, Span whole) {
        return best.sentence().equals(whole) ? null : best.sentence();
    }
}
