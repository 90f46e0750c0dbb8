package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Labelled questions asked of the program whole, without each part of [Understanding] a question,
/// and without all of them: what each is worth, kind by kind.
///
/// The build asks a few questions of one set, of the whole and without all.
/// `-Dablation.sets=FILE:FOLDER,FILE:FOLDER` asks all questions of those files of the documents of
/// those folders, which is where the figures of `src/docs/measures.md` are from;
/// `-Dablation.sets=unseen` those of six corpora. They are left in `target/ablation.txt`.
class AblationTest {

    private static final Path UNSEEN = Path.of("embeddings/reader/data/unseen");
    private static final String SETS = System.getProperty("ablation.sets", "");

    private static final String WHOLE = "whole";
    private static final String NONE = "without all";

    /// Of so many questions the build asks one.
    private static final int EVERY = 10;

    /// @param name of what is left out
    private record Variant(String name, Set<Understanding> without) {}

    private record Labelled(Path questions, Path documents) {

        static Labelled in(Path folder) {
            return new Labelled(folder.resolve("questions.jsonl"), folder.resolve("docs"));
        }

        static Labelled of(String given) {
            String[] both = given.split(":", 2);
            if (both.length < 2) {
                throw new IllegalArgumentException(
                        "ablation.sets holds '%s', give FILE:FOLDER".formatted(given));
            }
            return new Labelled(Path.of(both[0]), Path.of(both[1]));
        }

        List<LabelledQuestion> all() {
            return QuestionSet.read(questions).questions();
        }
    }

    @Test
    void togetherThePartsAreWorthWhatTheyCost() throws IOException {
        List<Variant> variants = variants();
        Map<String, List<Judged>> judged = new LinkedHashMap<>();
        for (Labelled set : sets()) {
            List<LabelledQuestion> asked = asked(set);
            try (Ablation program = new Ablation(set.documents())) {
                for (Variant variant : variants) {
                    judged.computeIfAbsent(variant.name(), _ -> new ArrayList<>())
                            .addAll(program.measures(variant.without(), asked).judged());
                }
            }
        }
        Files.write(Path.of("target/ablation.txt"), told(judged).toList());
        List<Judged> whole = judged.get(WHOLE);
        List<Judged> none = judged.get(NONE);
        assertThat(different(none, whole)).isPositive();
        assertThat(new Measures(none).good()).isLessThanOrEqualTo(new Measures(whole).good());
    }

    private static List<Variant> variants() {
        Variant whole = new Variant(WHOLE, Set.of());
        Variant none = new Variant(NONE, EnumSet.allOf(Understanding.class));
        Stream<Variant> each =
                Stream.of(Understanding.values())
                        .filter(_ -> !SETS.isEmpty())
                        .map(part -> new Variant("without " + part, Set.of(part)));
        return Stream.of(Stream.of(whole), each, Stream.of(none)).flatMap(v -> v).toList();
    }

    private static List<Labelled> sets() throws IOException {
        return switch (SETS) {
            case "" -> List.of(Labelled.in(UNSEEN.resolve("printer")));
            case "unseen" -> {
                try (Stream<Path> folders = Files.list(UNSEEN)) {
                    yield folders.sorted().map(Labelled::in).toList();
                }
            }
            default -> Arrays.stream(SETS.split(",")).map(Labelled::of).toList();
        };
    }

    private static List<LabelledQuestion> asked(Labelled set) {
        List<LabelledQuestion> all = set.all();
        return IntStream.range(0, all.size())
                .filter(i -> !SETS.isEmpty() || i % EVERY == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static Stream<String> told(Map<String, List<Judged>> judged) {
        List<Judged> whole = judged.get(WHOLE);
        return judged.entrySet().stream()
                .flatMap(each -> told(each.getKey(), new Measures(each.getValue()), whole));
    }

    /// Of each kind right, wrong, refused though answerable, and false answers; then each question
    /// whose verdict is another than the whole program's.
    private static Stream<String> told(String name, Measures measures, List<Judged> whole) {
        Stream<String> kinds =
                measures.byKind().entrySet().stream().map(k -> row(k.getKey(), k.getValue()));
        Stream<String> others =
                IntStream.range(0, whole.size())
                        .filter(i -> measures.judged().get(i).verdict() != whole.get(i).verdict())
                        .mapToObj(i -> other(whole.get(i), measures.judged().get(i)));
        String heading =
                "%s: %d other replies".formatted(name, different(measures.judged(), whole));
        return Stream.of(Stream.of("", heading), kinds, Stream.of(row("all", measures)), others)
                .flatMap(lines -> lines);
    }

    /// How many replies have another text or cite something else.
    private static long different(List<Judged> some, List<Judged> whole) {
        return IntStream.range(0, whole.size())
                .filter(i -> !shown(some.get(i)).equals(shown(whole.get(i))))
                .count();
    }

    private static List<Object> shown(Judged judged) {
        return List.of(judged.observation().text(), judged.observation().quotes());
    }

    private static String row(String kind, Measures m) {
        return "  %-24s%4d right %3d wrong %3d refused %3d false %3d of %3d"
                .formatted(
                        kind,
                        m.judged().size(),
                        m.count(Verdict.RIGHT),
                        m.count(Verdict.WRONG),
                        m.count(Verdict.OVER_REFUSED),
                        m.count(Verdict.FALSE_ANSWER),
                        m.unanswerable());
    }

    private static String other(Judged whole, Judged without) {
        return Stream.of(
                        "   ",
                        whole.question().kind(),
                        whole.question().id(),
                        whole.verdict().slug(),
                        "->",
                        without.verdict().slug() + ":",
                        whole.question().question())
                .collect(joining(" "));
    }
}
