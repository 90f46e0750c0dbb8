package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.GateMeasures.RuledClaim;
import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// Holds claims that a lying model might write against the excerpts that they cite, and prints
/// which falsehoods would be shown and which truths would not.
final class Gate implements Command {

    private static final Option CLAIMS =
            new Option("claims", "FOLDER", "a folder for each corpus, with claims.jsonl and docs");
    private static final Option DATA =
            new Option(
                    "data",
                    "FOLDER",
                    "in their place: labelled documents, each file a small corpus");
    private static final Option OUT =
            new Option("out", "FILE", "write the figures and every verdict there, as JSON");

    private static final String FILE = "claims.jsonl";
    private static final String DOCS = "docs";

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public String summary() {
        return "tries claims that are false or reworded, and prints which are let through";
    }

    @Override
    public List<Option> options() {
        return List.of(CLAIMS, DATA, TrainingSet.HELD, OUT);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        List<String> settings = options.settings();
        Optional<Path> data = options.path(DATA);
        if (data.isPresent() && options.text(CLAIMS).isPresent()) {
            throw CommandInvalid.because("--claims and --data are both given; give one of them");
        }
        if (data.isEmpty() && options.text(TrainingSet.HELD).isPresent()) {
            throw CommandInvalid.because("--held chooses among the files of --data; give that too");
        }
        List<RuledClaim> ruled = new ArrayList<>();
        if (data.isPresent()) {
            for (Path file : TrainingSet.held(TrainingSet.files(data.get()), options)) {
                ruled.addAll(labelled(TrainingSet.read(file), settings, workbench));
            }
        } else {
            for (Path folder : folders(options.requiredPath(CLAIMS))) {
                ruled.addAll(ruled(folder, settings, workbench));
            }
        }
        GateReport report = new GateReport(new GateMeasures(ruled));
        report.print(workbench.out());
        options.path(OUT).ifPresent(report::write);
        return Exit.DONE;
    }

    /// The folders of a folder that hold claims, by name.
    static List<Path> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(f -> Files.exists(f.resolve(FILE))).sorted().toList();
            if (found.isEmpty()) {
                throw CommandInvalid.because(
                        "no folder in %s holds a file %s".formatted(folder, FILE));
            }
            return found;
        } catch (IOException e) {
            throw CommandInvalid.because("the folder %s cannot be read".formatted(folder), e);
        }
    }

    /// A folder without documents of its own has claims about the corpus that the settings name.
    private static List<RuledClaim> ruled(Path folder, List<String> settings, Workbench workbench) {
        List<CitedClaim> claims = CitedClaim.read(folder.resolve(FILE));
        List<String> all = new ArrayList<>(settings);
        Path docs = folder.resolve(DOCS);
        if (Files.exists(docs)) {
            all.add("--sourcebound.corpus.folder=" + docs);
        }
        try (ConfigurableApplicationContext context = workbench.start(all)) {
            return ruled(claims, context);
        }
    }

    /// The claims of labelled documents, each with the sentences that bear it out or that it was
    /// changed from.
    private static List<RuledClaim> labelled(
            List<TrainingDocument> documents, List<String> settings, Workbench workbench) {
        List<Source> sources = documents.stream().map(TrainingDocument::source).toList();
        try (ConfigurableApplicationContext context = workbench.start(settings, sources)) {
            List<CitedClaim> claims =
                    documents.stream()
                            .flatMap(d -> d.claims().stream().map(claim -> cited(d, claim)))
                            .toList();
            return ruled(claims, context);
        }
    }

    private static CitedClaim cited(TrainingDocument document, TrainingClaim claim) {
        Source source = document.source();
        return new CitedClaim(
                source.id(),
                "",
                claim.edit(),
                claim.verdict() == ClaimVerdict.SUPPORTED,
                claim.text(),
                claim.evidence().stream()
                        .map(sentence -> new Gold(source.id(), source.slice(sentence)))
                        .toList());
    }

    private static List<RuledClaim> ruled(
            List<CitedClaim> claims, ConfigurableApplicationContext context) {
        Corpus corpus = context.getBean(Corpus.class);
        GroundingCheck check = context.getBean(GroundingCheck.class);
        Chunker chunker = context.getBean(Chunker.class);
        Map<String, List<Passage>> passages =
                corpus.sources().stream().collect(toMap(Source::id, chunker::chunk));
        return claims.stream()
                .map(c -> RuledClaim.of(c, verdict(c, check, corpus, passages)))
                .toList();
    }

    /// As an answer's draft is checked: with the passages that hold its excerpts at hand.
    private static Verdict verdict(
            CitedClaim claim,
            GroundingCheck check,
            Corpus corpus,
            Map<String, List<Passage>> passages) {
        List<Excerpt> excerpts = excerpts(claim, corpus);
        List<Passage> around =
                excerpts.stream()
                        .flatMap(excerpt ->
                                passages.getOrDefault(excerpt.sourceId(), List.of()).stream()
                                        .filter(p -> p.span().overlaps(excerpt.span())))
                        .distinct()
                        .toList();
        return check.check(new Draft(claim.text(), excerpts, new Support(0)), around);
    }

    private static List<Excerpt> excerpts(CitedClaim claim, Corpus corpus) {
        return claim.excerpts().stream().map(cited -> excerpt(claim, cited, corpus)).toList();
    }

    /// The first place of a cited piece in its source.
    private static Excerpt excerpt(CitedClaim claim, Gold cited, Corpus corpus) {
        Source source =
                corpus.find(cited.source())
                        .filter(s -> s.text().contains(cited.excerpt()))
                        .orElseThrow(() ->
                                CommandInvalid.because(
                                        "claim %s: an excerpt is not in the source %s; give it word for word"
                                                .formatted(claim.id(), cited.source())));
        int start = source.text().indexOf(cited.excerpt());
        Span span = new Span(start, start + cited.excerpt().length());
        return new Excerpt(source.id(), source.revision(), span, cited.excerpt(), null);
    }
}
