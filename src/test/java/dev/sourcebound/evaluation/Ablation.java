package dev.sourcebound.evaluation;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The program over a folder of documents, whole and without what belongs to [Understanding] a
/// question. What was embedded and read of a text once is not embedded and read again.
final class Ablation implements AutoCloseable {

    private static final List<String> MODELS =
            List.of("onnxEmbedder", "windowModel", "languageDetector");
    private static final String EMBEDDER = "embedder";
    private static final String READER = "passageReader";
    private static final int CALLERS = 2;

    private final Workbench workbench =
            new Workbench(SourceboundApplication.class, System.out, System.err);
    private final List<String> settings;
    private final ConfigurableApplicationContext lender;
    private final Map<Asked, List<Reading>> read = new ConcurrentHashMap<>();

    /// All that a reading hangs on.
    ///
    /// @param further whether it is read for further excerpts, too
    private record Asked(String question, List<Passage> passages, boolean further) {}

    Ablation(Path documents) {
        this.settings =
                List.of(
                        "--sourcebound.corpus.folder=" + documents,
                        "--sourcebound.embedding.cache-size=512MB");
        this.lender = workbench.start(settings);
    }

    /// What the program makes of questions.
    ///
    /// @param without what it does without; empty for the whole program
    Measures measures(Set<Understanding> without, List<LabelledQuestion> labelled) {
        Replaced replaced = new Replaced(without);
        try (InProcess program = new InProcess(workbench.start(settings, lent(replaced)))) {
            Judge judge = new Judge(labelled, program.texts());
            List<LabelledQuestion> questions = judge.judgeable();
            List<Round.Timed> replies = Round.ask(questions, program, CALLERS);
            replaced.requireAll();
            return new Measures(
                    IntStream.range(0, replies.size())
                            .mapToObj(i -> judged(judge, questions.get(i), replies.get(i)))
                            .toList());
        }
    }

    @Override
    public void close() {
        lender.close();
    }

    private static Judged judged(Judge judge, LabelledQuestion question, Round.Timed reply) {
        return judge.judge(question, reply.reply(), reply.took());
    }

    private Consumer<GenericApplicationContext> lent(BeanPostProcessor replaced) {
        return context -> {
            for (String model : MODELS) {
                context.getBeanFactory().registerSingleton(model, lender.getBean(model));
            }
            context.getBeanFactory().addBeanPostProcessor(replaced);
        };
    }

    /// Puts beans that do without something in the place of the program's own.
    private final class Replaced implements BeanPostProcessor {

        private final Set<Understanding> without;
        private final Set<Understanding> done = EnumSet.noneOf(Understanding.class);

        Replaced(Set<Understanding> without) {
            this.without = without;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            Object replaced =
                    switch (name) {
                        case EMBEDDER -> lender.getBean(EMBEDDER);
                        case READER -> remembering((PassageReader) bean);
                        default -> bean;
                    };
            for (Understanding each : without) {
                if (each.bean().equals(name)) {
                    replaced = each.without(replaced);
                    done.add(each);
                }
            }
            return replaced;
        }

        /// Whoever gives a bean another name is told here.
        void requireAll() {
            if (!done.containsAll(without)) {
                throw new IllegalStateException("of %s only %s is out".formatted(without, done));
            }
        }

        private PassageReader remembering(PassageReader whole) {
            boolean further = !without.contains(Understanding.FURTHER_EXCERPTS);
            return Understanding.reader(
                    whole,
                    (question, passages) ->
                            read.computeIfAbsent(
                                    new Asked(question, passages, further),
                                    _ -> whole.read(question, passages)));
        }
    }
}
