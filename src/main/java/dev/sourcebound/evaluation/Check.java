package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.ClaimExamples.Searching;
import dev.sourcebound.evaluation.ClaimMeasures.JudgedClaim;
import dev.sourcebound.evaluation.LongClaims.LongClaim;
import dev.sourcebound.evaluation.measure.Probabilities;
import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.ClaimSignal;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.WindowModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Checks labelled claims and prints how well they are told apart: by the trained model alone, by
/// the rules alone and by both. Each half of the documents is judged by what was fitted on the
/// other.
final class Check implements Command {

    private static final Option CLAIMS =
            new Option("claims", "FOLDER", "labelled documents, each file a small corpus");

    /// What the edits of claims begin with that keep to their source's words.
    private static final String NEAR = "near_";

    /// Support from which a claim is more likely supported than not, where errors of both sorts
    /// weigh the same.
    private static final double LIKELIER = 0.5;

    private static final Map<String, Set<ClaimSignal>> COMPARED = compared();

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "checks labelled claims and prints how well they are told apart";
    }

    @Override
    public List<Option> options() {
        return List.of(CLAIMS, TrainingSet.HELD);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        List<Path> files =
                TrainingSet.held(TrainingSet.files(options.requiredPath(CLAIMS)), options);
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            ClaimExamples examples =
                    new ClaimExamples(
                            context.getBean(Embedder.class),
                            context.getBean(Chunker.class),
                            context.getBean(WindowModel.class),
                            context.getBean(ReaderFit.Labelled.class).fit().firstLook());
            List<ClaimExample> found = examples.toFit(files);
            List<ClaimExample> given = examples.of(files, Searching.OWN, LongClaims::sentences);
            List<LongClaim> texts =
                    LongClaims.of(
                            files.stream().flatMap(f -> TrainingSet.read(f).stream()).toList());
            print(workbench.out(), found, given, texts);
            return Exit.DONE;
        }
    }

    private static Map<String, Set<ClaimSignal>> compared() {
        Map<String, Set<ClaimSignal>> compared = new LinkedHashMap<>();
        compared.put("model", ClaimSignal.OF_MODEL);
        compared.put("rules", ClaimSignal.OF_RULES);
        compared.put("both", ClaimSignal.ALL);
        return compared;
    }

    private static void print(
            PrintStream out,
            List<ClaimExample> found,
            List<ClaimExample> given,
            List<LongClaim> texts) {
        List<ClaimExample> written =
                found.stream().filter(e -> ClaimExamples.isWritten(e.claim())).toList();
        out.printf(
                Locale.ROOT,
                "%d claims, each half of the documents judged by what was fitted on the other; %d texts of"
                        + " ten sentences, half of them with a changed one, by their least support%n",
                written.size(),
                texts.size());
        out.printf(
                "%-8s%7s%10s%11s%8s%19s%13s",
                "", "claims", "balanced", "three-way", "AUROC", "calibration error", "texts AUROC");
        Halves halves = new Halves(found.stream().map(ClaimExample::sourceId));
        COMPARED.forEach((name, signals) -> {
            List<ClaimFit> fits =
                    IntStream.of(1, 0)
                            .mapToObj(other -> halves.half(found, ClaimExample::sourceId, other))
                            .map(half -> ClaimFitting.fit(half, signals))
                            .toList();
            Function<ClaimExample, JudgedClaim> judge =
                    e -> JudgedClaim.of(e, fits.get(halves.of(e.sourceId())), LIKELIER);
            row(out, name, written, judge);
            out.printf(Locale.ROOT, "%13.3f", areaOfTexts(texts, given, judge));
            if (signals.equals(ClaimSignal.ALL)) {
                row(out, "- near", written.stream().filter(Check::isNear).toList(), judge);
                row(out, "- far", written.stream().filter(e -> !isNear(e)).toList(), judge);
            }
        });
        out.println();
    }

    /// Whether a claim keeps to the words of its source, as its author meant it to.
    private static boolean isNear(ClaimExample example) {
        return example.claim().edit().startsWith(NEAR);
    }

    private static void row(
            PrintStream out,
            String name,
            List<ClaimExample> claims,
            Function<ClaimExample, JudgedClaim> judge) {
        if (claims.isEmpty()) {
            return;
        }
        ClaimMeasures measures = new ClaimMeasures(claims.stream().map(judge).toList());
        out.printf(
                Locale.ROOT,
                "%n%-8s%7d%10.3f%11.3f%8.3f%19.3f",
                name,
                claims.size(),
                measures.balanced(),
                measures.threeWay(),
                measures.areaUnderCurve(),
                measures.calibrationError());
    }

    /// How well texts without a changed sentence are told from those with one, by the least support
    /// among the sentences of each.
    private static double areaOfTexts(
            List<LongClaim> texts,
            List<ClaimExample> sentences,
            Function<ClaimExample, JudgedClaim> judge) {
        Map<Sentence, Double> supports = new HashMap<>();
        for (ClaimExample each : sentences) {
            supports.put(
                    new Sentence(each.sourceId(), each.claim().text()),
                    judge.apply(each).support());
        }
        ToDoubleFunction<LongClaim> least =
                text ->
                        text.sentences().stream()
                                .map(claim -> new Sentence(text.sourceId(), claim.text()))
                                .mapToDouble(sentence -> supports.getOrDefault(sentence, 0.0))
                                .min()
                                .orElseThrow();
        return Probabilities.area(
                texts.stream().filter(LongClaim::supported).mapToDouble(least).toArray(),
                texts.stream().filter(t -> !t.supported()).mapToDouble(least).toArray());
    }

    /// A sentence about a document.
    private record Sentence(String sourceId, String text) {}
}
