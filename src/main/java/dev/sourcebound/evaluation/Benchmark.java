package dev.sourcebound.evaluation;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.retrieval.Retriever;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/// Measures how fast this program is on this machine.
final class Benchmark implements Command {

    private static final Option SECONDS =
            new Option("seconds", "NUMBER", "about how long it may take, 120 by default");
    private static final Option QUESTIONS =
            new Option(
                    "questions", "FILE", "labelled questions; otherwise made from the documents");
    private static final Option CORPUS = new Option("corpus", "FOLDER", "the documents");
    private static final Option JSON = new Option("json", "FILE", "write the figures there too");

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int MANY_CLIENTS = 8;
    private static final int STARTS = 3;

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "measures how fast this program is on this machine";
    }

    @Override
    public List<Option> options() {
        return List.of(SECONDS, QUESTIONS, CORPUS, JSON);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        int seconds = options.wholeNumber(SECONDS, 120, 1, 3_600);
        Optional<QuestionSet> questions = options.path(QUESTIONS).map(QuestionSet::read);
        List<String> settings = new ArrayList<>(options.settings());
        options.path(CORPUS)
                .ifPresent(folder -> settings.add("--sourcebound.corpus.folder=" + folder));
        Duration time = Duration.ofSeconds(seconds);
        Measured here = measured(settings, questions, time, workbench);
        here.report().printSpeeds(workbench.out());
        // Only now, for an index that is kept is open to one program at a time.
        BenchmarkReport report =
                ChildServer.jar(workbench.application())
                        .map(jar -> servers(jar, settings, here.question(), share(time, 0.1)))
                        .map(here.report()::with)
                        .orElse(here.report());
        report.printReady(workbench.out());
        options.path(JSON).ifPresent(report::write);
        return Exit.DONE;
    }

    /// What was measured in this process.
    ///
    /// @param question the first that was asked, to be asked of a server, too
    private record Measured(BenchmarkReport report, String question) {}

    private static Measured measured(
            List<String> settings,
            Optional<QuestionSet> questions,
            Duration time,
            Workbench workbench) {
        try (ConfigurableApplicationContext engine = workbench.start(settings)) {
            engine.getBean(Chat.class);
            Corpus corpus = engine.getBean(Corpus.class);
            double ready = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
            return new Measured(
                    new BenchmarkReport(
                            machine(corpus, questions),
                            speeds(engine, questions, time),
                            List.of(ready),
                            "this process without a server, as it is not run from a jar",
                            List.of(),
                            Optional.empty()),
                    asked(questions, corpus).getFirst());
        }
    }

    private static BenchmarkReport.Speeds speeds(
            BeanFactory engine, Optional<QuestionSet> questions, Duration time) {
        Chat chat = engine.getBean(Chat.class);
        Corpus corpus = Workbench.corpus(engine);
        Embedder embedder = engine.getBean(Embedder.class);
        BenchmarkTexts texts = new BenchmarkTexts(corpus, asked(questions, corpus));
        Consumer<String> ask =
                question ->
                        chat.ask(
                                new ChatRequest(question, List.of(), Set.of()),
                                Answerer.Progress.NONE);
        // What the virtual machine compiles only after a while is to be compiled before it counts.
        AnswerLoad.measure(MANY_CLIENTS, share(time, 0.1), texts::question, ask);
        Supplier<ModelUse> use = ModelUse.of(engine);
        ModelUse before = use.get();
        AnswerLoad alone = AnswerLoad.measure(1, share(time, 0.2), texts::question, ask);
        ModelUse models = use.get().since(before);
        List<AnswerLoad> loads =
                List.of(
                        alone,
                        AnswerLoad.measure(MANY_CLIENTS, share(time, 0.2), texts::question, ask));
        StageCosts stages =
                StageCosts.measure(
                        share(time, 0.05),
                        texts::question,
                        embedder,
                        engine.getBean(Retriever.class),
                        engine.getBean(PassageReader.class));
        // Read before the reference is loaded, which is no part of this program.
        Optional<ResidentMemory> memory = ResidentMemory.ofThisProcess();
        EmbeddingModel reference = new BgeSmallEnV15QuantizedEmbeddingModel();
        return new BenchmarkReport.Speeds(
                loads,
                models,
                stages,
                memory,
                races(share(time, 0.15), texts, embedder, reference));
    }

    private static List<EmbeddingRace> races(
            Duration each, BenchmarkTexts texts, Embedder embedder, EmbeddingModel reference) {
        List<EmbeddingRace> races = new ArrayList<>();
        for (int callers : new TreeSet<>(List.of(1, CORES))) {
            races.add(
                    EmbeddingRace.run(
                            callers,
                            each,
                            texts,
                            text -> embedder.embed(text, Embedder.Role.PASSAGE),
                            text -> reference.embed(text)));
        }
        return races;
    }

    private static List<String> asked(Optional<QuestionSet> questions, Corpus corpus) {
        return questions
                .map(set -> set.questions().stream().map(LabelledQuestion::question).toList())
                .orElseGet(() -> BenchmarkTexts.questionsOf(corpus));
    }

    /// Servers started one after another until the time is up: one at least, three at most.
    private static List<ChildServer> servers(
            Path jar, List<String> settings, String question, Duration time) {
        List<ChildServer> servers = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        do {
            servers.add(ChildServer.start(jar, settings, question));
        } while (servers.size() < STARTS && System.nanoTime() < end);
        return servers;
    }

    private static BenchmarkReport.Machine machine(Corpus corpus, Optional<QuestionSet> questions) {
        return new BenchmarkReport.Machine(
                CORES,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                corpus.sources().size(),
                corpus.sources().stream().map(Source::text).mapToInt(String::length).sum(),
                questions.isPresent() ? "from the file" : "made from the documents");
    }

    private static Duration share(Duration time, double share) {
        return Duration.ofNanos((long) (time.toNanos() * share));
    }
}
