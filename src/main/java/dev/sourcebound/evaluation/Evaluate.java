package dev.sourcebound.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks labelled questions and prints how well they are answered.
final class Evaluate implements Command {

    private static final Option QUESTIONS =
            new Option("questions", "FILE", "labelled questions, one JSON object a line");
    private static final Option URL =
            new Option("url", "ADDRESS", "ask this server; otherwise the engine is started here");
    private static final Option CORPUS =
            new Option("corpus", "FOLDER", "the documents that the questions are about");
    private static final Option OUT =
            new Option("out", "FILE", "write one JSON object per question there");
    private static final Option MIN =
            new Option("min", "SHARE", "end with 1 where 'balanced' is less");
    private static final Option REPEAT =
            new Option("repeat", "TIMES", "ask all so often; end with 1 where replies differ");
    private static final Option CLIENTS =
            new Option("clients", "NUMBER", "how many ask at once when repeating");

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "asks labelled questions and prints how well they are answered";
    }

    @Override
    public List<Option> options() {
        return List.of(QUESTIONS, URL, CORPUS, OUT, MIN, REPEAT, CLIENTS);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        QuestionSet questions = QuestionSet.read(options.requiredPath(QUESTIONS));
        Optional<Double> least = options.share(MIN);
        int repeat = options.wholeNumber(REPEAT, 1, 1, 1_000);
        int clients = options.wholeNumber(CLIENTS, 1, 1, 1_000);
        if (clients > 1 && repeat == 1) {
            throw CommandInvalid.because(
                    ("--clients %d needs --repeat 2 or more: the first round is asked by one client,"
                                    + " so that its times compare")
                            .formatted(clients));
        }
        try (Respondent respondent = respondent(options, workbench)) {
            Judge judge = new Judge(questions, respondent.texts());
            List<Round.Timed> first = Round.ask(questions, respondent, 1);
            Measures measures = new Measures(judged(judge, questions, first));
            Report report = new Report(measures);
            report.print(workbench.out());
            options.path(OUT).ifPresent(report::write);
            boolean same = true;
            for (int round = 2; round <= repeat; round++) {
                List<String> different =
                        Round.different(
                                questions, first, Round.ask(questions, respondent, clients));
                Report.printRepetition(workbench.out(), round, clients, questions, different);
                same &= different.isEmpty();
            }
            return same && holds(measures, least) ? Exit.DONE : Exit.NOT_MET;
        }
    }

    private static Respondent respondent(Options options, Workbench workbench) {
        Optional<Path> corpus = options.path(CORPUS);
        Optional<String> url = options.text(URL);
        if (url.isPresent()) {
            return new OverHttp(url.get(), corpus.map(SourceTexts::ofFolder).orElse(null));
        }
        List<String> settings = new ArrayList<>(options.settings());
        corpus.ifPresent(folder -> settings.add("--sourcebound.corpus.folder=" + folder));
        return new InProcess(workbench.start(settings));
    }

    private static List<Judged> judged(
            Judge judge, QuestionSet questions, List<Round.Timed> replies) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            Round.Timed reply = replies.get(i);
            judged.add(judge.judge(questions.questions().get(i), reply.reply(), reply.took()));
        }
        return judged;
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
