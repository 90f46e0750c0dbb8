package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.CheckedSentence;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.Observation.Candidate;
import dev.sourcebound.evaluation.Observation.Found;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.Quote;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.measure.ClaimOutcome;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// Asks the engine in this process. Owns the context.
final class InProcess implements Respondent {

    private final ConfigurableApplicationContext context;
    private final Chat chat;
    private final SourceTexts texts;
    private final @Nullable AbstentionPolicy abstention;
    private final @Nullable Retriever retriever;

    InProcess(ConfigurableApplicationContext context) {
        this.context = context;
        this.chat = context.getBean(Chat.class);
        this.texts = SourceTexts.of(Workbench.corpus(context));
        this.abstention = context.getBeanProvider(AbstentionPolicy.class).getIfAvailable();
        this.retriever = context.getBeanProvider(Retriever.class).getIfAvailable();
    }

    @Override
    public Observation ask(LabelledQuestion question) {
        Behind behind = new Behind();
        ChatReply reply =
                chat.ask(
                        new ChatRequest(question.question(), question.history(), Set.of()), behind);
        String canonical = Json.canonical(reply);
        return switch (reply.reply()) {
            case Reply.Answer answer ->
                    new Observation(
                            true,
                            answer.text(),
                            answer.citations().stream().map(InProcess::quote).toList(),
                            null,
                            reply.standaloneQuestion(),
                            canonical,
                            highlighted(answer.citations().getFirst()),
                            candidate(behind.readings),
                            null,
                            answer.provenance().fingerprint());
            case Reply.Refusal refusal ->
                    new Observation(
                            false,
                            refusal.text(),
                            List.of(),
                            refusal.reason().slug(),
                            reply.standaloneQuestion(),
                            canonical,
                            null,
                            candidate(behind.readings),
                            null,
                            refusal.provenance().fingerprint());
        };
    }

    @Override
    public @Nullable List<Found> find(String standaloneQuestion) {
        return retriever == null
                ? null
                : IntStream.of(GroundedAnswerer.PASSAGES, Observation.DEPTH)
                        .mapToObj(most -> retriever.retrieve(standaloneQuestion, most, Set.of()))
                        .flatMap(List::stream)
                        .map(Hit::passage)
                        .map(p -> new Found(p.sourceId(), p.span().start(), p.span().end()))
                        .distinct()
                        .limit(Observation.DEPTH)
                        .toList();
    }

    @Override
    public ClaimOutcome check(String claim, boolean supported) {
        CheckedText checked = context.getBean(ClaimCheck.class).check(claim, Set.of());
        double support =
                checked.sentences().stream()
                        .map(CheckedSentence::support)
                        .mapToDouble(s -> s.probability())
                        .min()
                        .orElse(1);
        return new ClaimOutcome(supported, checked.supported(), support);
    }

    @Override
    public String label() {
        Provenance provenance = context.getBeanProvider(Provenance.class).getIfAvailable();
        return "in process"
                + (provenance == null
                        ? ""
                        : ", %s, %s, %s, %s"
                                .formatted(
                                        provenance.embedder(),
                                        provenance.reader(),
                                        provenance.writer(),
                                        provenance.fingerprint()));
    }

    @Override
    public SourceTexts texts() {
        return texts;
    }

    @Override
    public void close() {
        context.close();
    }

    /// As [AbstentionPolicy] would pick them, were there no refusal point. Null where there is no
    /// policy to ask.
    private @Nullable Candidate candidate(List<Reading> readings) {
        if (abstention == null) {
            return null;
        }
        List<Reading> picked = new AbstentionPolicy(0, abstention.companion(), 0).select(readings);
        if (picked.isEmpty()) {
            return Candidate.NONE;
        }
        List<Quote> quotes = picked.stream().map(InProcess::quote).toList();
        return new Candidate(
                picked.getFirst().support().probability(),
                quotes.stream().map(Quote::text).collect(joining(" ")),
                quotes);
    }

    private static Quote quote(Reading reading) {
        Span sentence = reading.sentence();
        return new Quote(
                reading.passage().sourceId(),
                sentence.start(),
                sentence.end(),
                reading.passage().slice(sentence));
    }

    private static Quote quote(Citation citation) {
        return new Quote(
                citation.sourceId(),
                citation.span().start(),
                citation.span().end(),
                citation.quote());
    }

    private static @Nullable String highlighted(Citation citation) {
        Span highlight = citation.highlight();
        int from = citation.span().start();
        return highlight == null
                ? null
                : citation.quote().substring(highlight.start() - from, highlight.end() - from);
    }

    /// Keeps what was read.
    private static final class Behind implements Answerer.Progress {

        private List<Reading> readings = List.of();

        @Override
        public void read(List<Reading> read) {
            readings = read;
        }
    }
}
