package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.EllipsisFollowUp;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.chat.Understood;
import dev.sourcebound.evaluation.data.DataSet;
import dev.sourcebound.evaluation.data.Dialogue;
import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.Format;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.measure.Ndcg;
import dev.sourcebound.evaluation.measure.Ranking;
import dev.sourcebound.evaluation.measure.RankingMeasure;
import dev.sourcebound.evaluation.measure.Recall;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/// Tells how well questions within conversations retrieve: as they were asked, as this program
/// understands them, and as a human has rewritten them to stand alone; and how much of what lies
/// between the first and the last is won.
final class FollowUps implements Command {

    private static final Option QUESTIONS =
            new Option(
                    "questions",
                    "FOLDER",
                    "BEIR: corpus.jsonl, queries.jsonl with the human's rewrites, qrels");
    private static final Option SPLIT =
            new Option("split", "NAME", "which qrels of the folder; by itself test");
    private static final Option CONVERSATIONS =
            new Option(
                    "conversations",
                    "FILE",
                    "the same questions as asked, with what was said before");
    private static final Option OUT =
            new Option("out", "FILE", "write one JSON object per question there");

    /// Passages that are looked at: enough to hold ten documents.
    private static final int DEPTH = 50;

    private static final RankingMeasure RECALL = new Recall(5);
    private static final RankingMeasure NDCG = new Ndcg(10);

    /// MTRAG marks who speaks.
    private static final Pattern SPEAKER = Pattern.compile("^\\|user\\|:\\s*");

    /// What is searched for.
    private enum Asked {
        LAST_TURN("as asked"),
        BASE_LINE("earlier words put before it"),
        UNDERSTOOD("as understood"),
        REWRITTEN("rewritten by a human");

        private final String label;

        Asked(String label) {
            this.label = label;
        }
    }

    /// @param texts what was searched for
    /// @param askedBack whether the question was found unclear
    private record Measured(
            String id, Map<Asked, String> texts, Map<Asked, Ranking> rankings, boolean askedBack) {

        String text(Asked asked) {
            return texts.getOrDefault(asked, "");
        }

        double of(Asked asked, RankingMeasure measure) {
            Ranking ranking = rankings.get(asked);
            return ranking == null ? 0 : measure.of(ranking);
        }

        boolean leavesOut() {
            return !text(Asked.LAST_TURN).strip().equalsIgnoreCase(text(Asked.REWRITTEN).strip());
        }
    }

    @Override
    public String name() {
        return "follow-ups";
    }

    @Override
    public String summary() {
        return "tells how well questions within conversations retrieve, against a human's rewrites";
    }

    @Override
    public List<Option> options() {
        return List.of(QUESTIONS, SPLIT, CONVERSATIONS, OUT);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path folder = options.requiredPath(QUESTIONS);
        DataSet data = DataSet.read(folder, Format.BEIR, options.text(SPLIT).orElse(null));
        List<Flaw> flaws = new ArrayList<>(data.flaws());
        Map<String, Dialogue> dialogues =
                Dialogue.read(options.requiredPath(CONVERSATIONS), flaw -> flaws.add(Flaw.of(flaw)))
                        .stream()
                        .collect(toMap(Dialogue::id, dialogue -> dialogue));
        List<LabelledQuestion> questions =
                data.questions().stream().filter(q -> dialogues.containsKey(q.id())).toList();
        if (questions.isEmpty()) {
            throw CommandInvalid.because(
                    "no query of %s is a task of the conversations; give the two of one set"
                            .formatted(folder));
        }
        try (ConfigurableApplicationContext context =
                workbench.start(options.settings(), data.sources())) {
            Search search =
                    new Search(context.getBean(FollowUp.class), context.getBean(Retriever.class));
            ProgressBar progress = ProgressBar.on(workbench.err(), questions.size(), 0);
            List<Measured> measured = new ArrayList<>();
            for (LabelledQuestion question : questions) {
                Dialogue dialogue = dialogues.get(question.id());
                if (dialogue != null) {
                    measured.add(search.measured(question, dialogue));
                }
                progress.done(measured.size());
            }
            progress.finish();
            print(workbench.out(), measured);
            Report.printFlaws(workbench.out(), flaws);
            options.path(OUT).ifPresent(file -> write(file, measured));
            return flaws.isEmpty() ? Exit.DONE : Exit.PARTLY;
        }
    }

    private record Search(FollowUp followUp, Retriever retriever) {

        Measured measured(LabelledQuestion rewritten, Dialogue dialogue) {
            Understood understood =
                    followUp.understand(
                            dialogue.question(),
                            dialogue.history(),
                            Set.of(),
                            Answerer.Progress.NONE);
            Map<Asked, String> texts = new EnumMap<>(Asked.class);
            texts.put(Asked.LAST_TURN, dialogue.question());
            texts.put(
                    Asked.BASE_LINE,
                    new EllipsisFollowUp().standalone(dialogue.question(), dialogue.history()));
            texts.put(Asked.UNDERSTOOD, understood.best());
            texts.put(Asked.REWRITTEN, SPEAKER.matcher(rewritten.question()).replaceFirst(""));
            Map<Asked, Ranking> rankings = new EnumMap<>(Asked.class);
            texts.forEach((asked, text) -> rankings.put(asked, ranking(text, rewritten)));
            return new Measured(
                    rewritten.id(), texts, rankings, understood instanceof Understood.Unclear);
        }

        private Ranking ranking(String text, LabelledQuestion question) {
            return Ranking.of(
                    retriever.retrieve(text, DEPTH, Set.of()).stream()
                            .map(Hit::passage)
                            .map(passage -> passage.sourceId())
                            .distinct()
                            .toList(),
                    question.relevant());
        }
    }

    private static void print(PrintStream out, List<Measured> measured) {
        out.printf("%-44s%9s", "", "questions");
        for (RankingMeasure measure : List.of(RECALL, NDCG)) {
            out.printf("%12s%9s", measure.name(), "won");
        }
        out.println();
        rows(out, "all", measured, all -> true);
        rows(out, "a human has rewritten", measured, Measured::leavesOut);
        rows(out, "a human has left as they are", measured, m -> !m.leavesOut());
        out.printf(
                "%nfound unclear: %d of %d%n",
                measured.stream().filter(Measured::askedBack).count(), measured.size());
    }

    private static void rows(
            PrintStream out, String which, List<Measured> all, Predicate<Measured> those) {
        List<Measured> measured = all.stream().filter(those).toList();
        if (measured.isEmpty()) {
            return;
        }
        out.printf("%s:%n", which);
        for (Asked asked : Asked.values()) {
            out.printf("  %-42s%9d", asked.label, measured.size());
            for (RankingMeasure measure : List.of(RECALL, NDCG)) {
                double least = mean(measured, Asked.LAST_TURN, measure);
                double most = mean(measured, Asked.REWRITTEN, measure);
                double here = mean(measured, asked, measure);
                out.printf(
                        Locale.ROOT,
                        "%12.3f%9s",
                        here,
                        most == least ? "-" : Report.fixed((here - least) / (most - least), 2));
            }
            out.println();
        }
    }

    private static double mean(List<Measured> measured, Asked asked, RankingMeasure measure) {
        return measured.stream().mapToDouble(m -> m.of(asked, measure)).average().orElse(0);
    }

    private record Line(
            String id,
            Map<Asked, String> texts,
            Map<Asked, Double> recall,
            Map<Asked, Double> ndcg,
            boolean askedBack) {}

    private static void write(Path file, List<Measured> measured) {
        List<String> lines =
                measured.stream()
                        .map(m ->
                                new Line(
                                        m.id(),
                                        m.texts(),
                                        values(m, RECALL),
                                        values(m, NDCG),
                                        m.askedBack()))
                        .map(Json::canonical)
                        .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(file), e);
        }
    }

    private static Map<Asked, Double> values(Measured measured, RankingMeasure measure) {
        Map<Asked, Double> values = new EnumMap<>(Asked.class);
        for (Asked asked : Asked.values()) {
            values.put(asked, measured.of(asked, measure));
        }
        return values;
    }
}
