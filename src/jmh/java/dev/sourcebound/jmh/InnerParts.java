package dev.sourcebound.jmh;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.AnswerCache;
import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.onnx.BundledTokenizer;
import dev.sourcebound.onnx.EncodedText;
import dev.sourcebound.onnx.Tokenizer;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.SignalExtractor;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.web.ReplyBody;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// What the inner parts of an answer take, one by one and by one thread, over the two articles.
/// Vectors are kept, as they are in a server that was asked before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class InnerParts {

    private static final String QUESTION = "How long is the border with Russia?";
    private static final int PASSAGES = 12;

    private final Chunker chunker = new Chunker();
    private final JsonMapper json = new JsonMapper();
    private ConfigurableApplicationContext engine;
    private Source source;
    private Tokenizer tokenizer;
    private Retriever retriever;
    private SignalExtractor firstLook;
    private LogisticModel glance;
    private PassageReader reader;
    private GroundingCheck gate;
    private AnswerCache answers;
    private List<Passage> passages;
    private Draft quoted;
    private Draft reworded;
    private ReplyBody reply;

    @Setup
    public void start() {
        engine =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .logStartupInfo(false)
                        .run("--logging.level.root=warn", "--sourcebound.corpus.folder=seeds");
        source = engine.getBean(Corpus.class).sources().getFirst();
        tokenizer = BundledTokenizer.load(512);
        retriever = engine.getBean(Retriever.class);
        firstLook = engine.getBean(SignalExtractor.class);
        glance = engine.getBean(ReaderFit.Labelled.class).fit().firstLook().glance();
        reader = engine.getBean(PassageReader.class);
        gate = engine.getBean(GroundingCheck.class);
        answers = engine.getBean(AnswerCache.class);
        passages =
                retriever.retrieve(QUESTION, PASSAGES, Set.of()).stream()
                        .map(Hit::passage)
                        .toList();
        Reading best = reader.read(QUESTION, passages).getFirst();
        quoted = draft(best, best.passage().slice(best.sentence()).replaceAll("\\s+", " "));
        reworded = draft(best, "The border with Russia is 7 644 kilometres long.");
        require(gate.check(quoted, passages) instanceof GroundingCheck.Verdict.Passed);
        Reply answered = answers.answer(new Question(QUESTION, Set.of()), Progress.NONE);
        require(answered instanceof Reply.Answer);
        reply = ReplyBody.of("an-id", new ChatReply(QUESTION, answered), SourceLink.ROOT);
    }

    @TearDown
    public void stop() {
        tokenizer.close();
        engine.close();
    }

    /// One of the two articles becomes passages and sentences.
    @Benchmark
    public List<Passage> segmentADocument() {
        return chunker.chunk(source);
    }

    /// A question and a passage become tokens, as the reader takes them.
    @Benchmark
    public EncodedText tokenizeAPassage() {
        return tokenizer.encode(QUESTION, passages.getFirst().text());
    }

    /// Passages are found by words and by vector.
    @Benchmark
    public List<Hit> retrieve() {
        return retriever.retrieve(QUESTION, PASSAGES, Set.of());
    }

    /// Every sentence of the passages is measured, before the reader runs.
    @Benchmark
    public List<Candidate> lookFirst() {
        return firstLook.extract(QUESTION, passages, glance);
    }

    /// The same and the reader's runs: nearly all of an answer.
    @Benchmark
    public List<Reading> read() {
        return reader.read(QUESTION, passages);
    }

    /// A sentence that its source has word for word passes the gate.
    @Benchmark
    public GroundingCheck.Verdict checkAQuotedSentence() {
        return gate.check(quoted, passages);
    }

    /// A sentence in other words, as a language model writes, is judged by the reader.
    @Benchmark
    public GroundingCheck.Verdict checkARewordedSentence() {
        return gate.check(reworded, passages);
    }

    /// A question that was asked before.
    @Benchmark
    public Reply findAKeptReply() {
        return answers.answer(new Question(QUESTION, Set.of()), Progress.NONE);
    }

    /// A reply as it goes over HTTP.
    @Benchmark
    public byte[] writeAReplyAsJson() {
        return json.writeValueAsBytes(reply);
    }

    private static Draft draft(Reading best, String text) {
        Passage passage = best.passage();
        Span sentence = best.sentence();
        return new Draft(
                text,
                List.of(
                        new Excerpt(
                                passage.sourceId(),
                                passage.revision(),
                                sentence,
                                passage.slice(sentence),
                                null)),
                best.support());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("what is to be measured does not take place");
        }
    }
}
