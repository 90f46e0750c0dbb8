package dev.sourcebound.evaluation;

import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.evaluation.data.DataSet;
import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.Format;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.measure.ClaimOutcome;
import dev.sourcebound.evaluation.report.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Asks labelled questions and tells how well they are answered.
final class Evaluate implements Command {

    private static final Option QUESTIONS =
            new Option(
                    "questions", "FILE", "labelled questions: YAML, JSON Lines, SQuAD 2.0, BEIR");
    private static final Option FORMAT =
            new Option("format", "NAME", "yaml, jsonl, squad or beir; by itself it is recognised");
    private static final Option SPLIT =
            new Option("split", "NAME", "which qrels of a BEIR folder; by itself test");
    private static final Option URL =
            new Option(
                    "url",
                    "ADDRESS",
                    "ask this server, with the key in SOURCEBOUND_KEY; otherwise ask here");
    private static final Option CORPUS =
            new Option("corpus", "FOLDER", "the documents; by itself those of the data set");
    private static final Option CLAIMS =
            new Option("claims", "FILE", "labelled claims to check too, one JSON object a line");
    private static final Option RUN =
            new Option("run", "FOLDER", "keep the run and its reports there, or go on with it");
    private static final Option COMPARE =
            new Option("compare", "FOLDER", "an earlier run to compare with, in the reports");
    private static final Option OUT =
            new Option("out", "FILE", "write one JSON object per question there");
    private static final Option MIN =
            new Option("min", "SHARE", "end with 1 where 'balanced' is less");
    private static final Option LINES =
            new Option("lines", "FILE", "end with 1 where a figure is below its line there");
    private static final Option DRAW =
            new Option("draw", "FILE", "draw such lines, a little below what was reached");
    private static final Option REPEAT =
            new Option(
                    "repeat",
                    "TIMES",
                    "ask all so often; end with 1 where replies differ. A server asked by --url must"
                            + " keep none: --sourcebound.answer.cache-size=0");
    private static final Option CLIENTS =
            new Option("clients", "NUMBER", "how many ask at once when repeating");

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "asks labelled questions and tells how well they are answered";
    }

    @Override
    public List<Option> options() {
        return List.of(
                QUESTIONS, FORMAT, SPLIT, URL, CORPUS, CLAIMS, RUN, COMPARE, OUT, MIN, LINES, DRAW,
                REPEAT, CLIENTS);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path file = options.requiredPath(QUESTIONS);
        Optional<Double> least = options.share(MIN);
        Optional<Lines> lines = options.path(LINES).map(Lines::read);
        Optional<RunReport> earlier = options.path(COMPARE).map(ReportFiles::read);
        int repeat = options.wholeNumber(REPEAT, 1, 1, 1_000);
        int clients = options.wholeNumber(CLIENTS, 1, 1, 1_000);
        refuseWhatDoesNotGoTogether(options, repeat, clients);
        DataSet data =
                DataSet.read(
                        file,
                        options.text(FORMAT).map(Format::named).orElse(null),
                        options.text(SPLIT).orElse(null));
        List<Flaw> flaws = new ArrayList<>(data.flaws());
        List<CitedClaim> claims =
                options.path(CLAIMS).map(path -> checkable(path, flaws)).orElse(List.of());
        refuseNothing(data.questions(), file, flaws, workbench);
        try (Respondent respondent = respondent(options, data, workbench)) {
            // 1 What can be judged, and what cannot.
            Judge judge = new Judge(data.questions(), respondent.texts());
            flaws.addAll(judge.flaws());
            List<LabelledQuestion> questions = judge.judgeable();
            refuseNothing(questions, file, flaws, workbench);
            // 2 Ask, or go on asking.
            SortedMap<String, String> made =
                    new Made(file, data, options.settings()).with(respondent);
            RunFolder kept =
                    options.path(RUN)
                            .map(folder -> RunFolder.open(folder, made))
                            .orElseGet(RunFolder::none);
            questions.stream()
                    .filter(question -> kept.find(question.id()) != null)
                    .findFirst()
                    .ifPresent(
                            question -> kept.refuseOther(question.id(), respondent.ask(question)));
            ProgressBar progress = ProgressBar.on(workbench.err(), questions.size(), kept.size());
            List<Round.Timed> first = Round.ask(questions, respondent, kept, progress);
            // 3 Judge and measure.
            List<Judged> judged = judged(judge, questions, first);
            Measures measures = new Measures(judged);
            List<ClaimOutcome> checked =
                    claims.stream().map(c -> respondent.check(c.text(), c.faithful())).toList();
            RunReport run =
                    new Reporting(judged, checked, flaws)
                            .report(options.path(RUN).orElse(file).getFileName().toString(), made);
            // 4 Tell.
            Report report = new Report(measures);
            report.print(workbench.out());
            Report.printFigures(workbench.out(), run);
            Report.printFlaws(workbench.out(), flaws);
            options.path(RUN)
                    .ifPresent(folder -> {
                        new ReportFiles(run, earlier).write(kept);
                        workbench.out().printf("%nreport: %s%n", folder.resolve(ReportFiles.HTML));
                    });
            options.path(OUT).ifPresent(report::write);
            options.path(DRAW).ifPresent(Lines.of(run)::write);
            // 5 Does it hold?
            boolean same = repeats(questions, first, respondent, repeat, clients, workbench);
            boolean held = holds(lines, run, workbench);
            boolean met = holds(measures, least);
            return !flaws.isEmpty() ? Exit.PARTLY : same && held && met ? Exit.DONE : Exit.NOT_MET;
        }
    }

    private static void refuseWhatDoesNotGoTogether(Options options, int repeat, int clients) {
        if (clients > 1 && repeat == 1) {
            throw CommandInvalid.because(
                    ("--clients %d needs --repeat 2 or more: the first round is asked by one client,"
                                    + " so that its times compare")
                            .formatted(clients));
        }
        if (options.text(COMPARE).isPresent() && options.text(RUN).isEmpty()) {
            throw CommandInvalid.because(
                    "--compare needs --run FOLDER: the comparison is shown in the run's report");
        }
    }

    /// The claims of a file that are not too long to be checked.
    private static List<CitedClaim> checkable(Path file, List<Flaw> flaws) {
        List<CitedClaim> claims = new ArrayList<>();
        for (CitedClaim claim : CitedClaim.read(file, flaws)) {
            int length = claim.text().length();
            if (length <= ClaimCheck.MAX_LENGTH) {
                claims.add(claim);
            } else {
                flaws.add(
                        new Flaw(
                                "claim %s has %d characters, at most %d are read; shorten it"
                                        .formatted(claim.id(), length, ClaimCheck.MAX_LENGTH)));
            }
        }
        return claims;
    }

    private static void refuseNothing(
            List<LabelledQuestion> questions, Path file, List<Flaw> flaws, Workbench workbench) {
        if (questions.isEmpty()) {
            Report.printFlaws(workbench.err(), flaws);
            throw CommandInvalid.because("%s holds no question that can be used".formatted(file));
        }
    }

    private static Respondent respondent(Options options, DataSet data, Workbench workbench) {
        Optional<Path> corpus = options.path(CORPUS);
        Optional<String> url = options.text(URL);
        if (url.isPresent()) {
            SourceTexts texts =
                    corpus.map(SourceTexts::ofFolder)
                            .orElse(data.sources().isEmpty() ? null : data.texts());
            // Not an option: a command line is there for all of the machine to read.
            return new OverHttp(url.get(), System.getenv("SOURCEBOUND_KEY"), texts);
        }
        List<String> settings = new ArrayList<>(options.settings());
        corpus.ifPresent(folder -> settings.add("--sourcebound.corpus.folder=" + folder));
        return new InProcess(
                workbench.start(settings, corpus.isPresent() ? List.of() : data.sources()));
    }

    private static List<Judged> judged(
            Judge judge, List<LabelledQuestion> questions, List<Round.Timed> replies) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            Round.Timed reply = replies.get(i);
            judged.add(judge.judge(questions.get(i), reply.reply(), reply.took()));
        }
        return judged;
    }

    private static boolean repeats(
            List<LabelledQuestion> questions,
            List<Round.Timed> first,
            Respondent respondent,
            int repeat,
            int clients,
            Workbench workbench) {
        boolean same = true;
        for (int round = 2; round <= repeat; round++) {
            List<String> different =
                    Round.different(questions, first, Round.ask(questions, respondent, clients));
            Report.printRepetition(workbench.out(), round, clients, questions.size(), different);
            same &= different.isEmpty();
        }
        return same;
    }

    private static boolean holds(Optional<Lines> lines, RunReport run, Workbench workbench) {
        if (lines.isEmpty()) {
            return true;
        }
        Lines.Held held = lines.get().hold(run);
        if (!held.message().isEmpty()) {
            workbench.out().println();
            workbench.out().println(held.message());
        }
        return held.all();
    }

    private static boolean holds(Measures measures, Optional<Double> least) {
        if (least.isPresent() && measures.balanced().isEmpty()) {
            throw CommandInvalid.because(
                    "--min needs a set with both questions that the sources answer and questions"
                            + " that they do not");
        }
        return measures.misquotes() == 0
                && measures.citationsOnRefusals() == 0
                && measures.balanced().orElse(1) >= least.orElse(0.0);
    }
}
