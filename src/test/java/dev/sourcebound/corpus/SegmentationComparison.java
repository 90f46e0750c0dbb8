package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

/// Compares our segmenter with libraries on labelled sentence boundaries. It is a measurement and
/// named so that the build does not run it:
///
/// `mvn test -Dtest=SegmentationComparison -Dauthored=FOLDER`
///
/// where FOLDER holds passages as `s` lines, one sentence each; without it only the trap file is
/// measured. The result is in `src/docs/decisions/0001-segmentation.md`.
class SegmentationComparison {

    private static final Path TRAPS = Path.of("src/test/resources/segmentation/traps.txt");

    /// A text with the places at which a sentence starts, but the first.
    record Labelled(String text, Set<Integer> starts) {

        static Labelled of(List<String> sentences) {
            StringBuilder text = new StringBuilder();
            Set<Integer> starts = new TreeSet<>();
            for (String sentence : sentences) {
                if (!text.isEmpty()) {
                    text.append(' ');
                    starts.add(text.length());
                }
                text.append(sentence);
            }
            return new Labelled(text.toString(), starts);
        }
    }

    /// Boundaries found and wanted, found, wanted.
    record Score(int right, int found, int wanted) {

        Score plus(Score other) {
            return new Score(right + other.right, found + other.found, wanted + other.wanted);
        }

        double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        double recall() {
            return wanted == 0 ? 0 : (double) right / wanted;
        }

        double f1() {
            return 2.0 * right / (found + wanted);
        }

        static Score of(Labelled labelled, Set<Integer> found) {
            Set<Integer> right = new TreeSet<>(found);
            right.retainAll(labelled.starts());
            return new Score(right.size(), found.size(), labelled.starts().size());
        }
    }

    @Test
    void ownRulesAreTheBestOfTheCandidates() throws IOException {
        Map<String, List<Labelled>> sets = new LinkedHashMap<>();
        sets.put("traps", traps());
        String authored = System.getProperty("authored");
        if (authored != null) {
            sets.put("authored", authored(Path.of(authored)));
        }
        sets.forEach(SegmentationComparison::compare);
    }

    private static void compare(String name, List<Labelled> set) {
        Map<String, Score> scores = new LinkedHashMap<>();
        candidates()
                .forEach((candidate, starts) -> {
                    Score sum = new Score(0, 0, 0);
                    for (Labelled labelled : set) {
                        sum = sum.plus(Score.of(labelled, starts.apply(labelled.text())));
                    }
                    scores.put(candidate, sum);
                    System.out.printf(
                            Locale.ROOT,
                            "%-9s %-22s precision %.4f recall %.4f F1 %.4f (%d wanted)%n",
                            name,
                            candidate,
                            sum.precision(),
                            sum.recall(),
                            sum.f1(),
                            sum.wanted());
                });
        double best = scores.values().stream().mapToDouble(Score::f1).max().orElseThrow();
        assertThat(scores.get("own rules").f1()).isEqualTo(best);
    }

    private static Map<String, Function<String, Set<Integer>>> candidates() {
        Map<String, Function<String, Set<Integer>>> candidates = new LinkedHashMap<>();
        candidates.put("java.text", SegmentationComparison::javaText);
        candidates.put("ICU4J", text -> icu(text, false));
        candidates.put("ICU4J, suppressions", text -> icu(text, true));
        SentenceDetectorME detector = new SentenceDetectorME(model());
        candidates.put(
                "OpenNLP",
                text -> {
                    Set<Integer> starts = new TreeSet<>();
                    for (Span span : detector.sentPosDetect(text)) {
                        starts.add(span.getStart());
                    }
                    starts.remove(0);
                    return starts;
                });
        candidates.put("own rules", SegmentationComparison::own);
        return candidates;
    }

    static Set<Integer> own(String text) {
        Set<Integer> starts = new TreeSet<>();
        for (dev.sourcebound.corpus.Span span :
                new Segmenter(text).sentences(new dev.sourcebound.corpus.Span(0, text.length()))) {
            starts.add(span.start());
        }
        starts.remove(0);
        return starts;
    }

    private static Set<Integer> javaText(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        Set<Integer> starts = new TreeSet<>();
        for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
            starts.add(at);
        }
        return inner(starts, text);
    }

    private static Set<Integer> icu(String text, boolean filtered) {
        com.ibm.icu.text.BreakIterator plain =
                com.ibm.icu.text.BreakIterator.getSentenceInstance(ULocale.ENGLISH);
        com.ibm.icu.text.BreakIterator breaks =
                filtered
                        ? FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH)
                                .wrapIteratorWithFilter(plain)
                        : plain;
        breaks.setText(text);
        Set<Integer> starts = new TreeSet<>();
        for (int at = breaks.first();
                at != com.ibm.icu.text.BreakIterator.DONE;
                at = breaks.next()) {
            starts.add(at);
        }
        return inner(starts, text);
    }

    private static Set<Integer> inner(Set<Integer> starts, String text) {
        starts.remove(0);
        starts.remove(text.length());
        return starts;
    }

    private static SentenceModel model() {
        String name = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
        try (var in = SegmentationComparison.class.getResourceAsStream(name)) {
            return new SentenceModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Labelled> traps() throws IOException {
        List<Labelled> set = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(TRAPS)) {
            if (line.isBlank()) {
                addTo(set, sentences);
            } else if (!line.startsWith("#")) {
                sentences.add(line.replace("\\n", "\n"));
            }
        }
        addTo(set, sentences);
        return set;
    }

    /// Sentences that end like one; table rows and list items are blocks and no business of a
    /// segmenter.
    private static List<Labelled> authored(Path folder) throws IOException {
        List<Labelled> set = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                List<String> sentences = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("== ")) {
                        addTo(set, sentences);
                    } else if (line.matches("s [^|-][^|]*[.!?…][\"'”’)]*")) {
                        sentences.add(line.substring(2));
                    }
                }
                addTo(set, sentences);
            }
        }
        return set;
    }

    private static void addTo(List<Labelled> set, List<String> sentences) {
        if (!sentences.isEmpty()) {
            set.add(Labelled.of(sentences));
            sentences.clear();
        }
    }
}
