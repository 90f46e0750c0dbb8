package dev.sourcebound.answer;

import static java.util.Comparator.comparing;

import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Note;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Disagreement;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.watch.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The way of a question, from its words to its reply.
public final class GroundedAnswerer implements Answerer {

    /// How many passages are looked at. The evidence of the labelled questions on four corpora is
    /// among the first 8 for .92 of the excerpts, among the first 15 for .96; beyond, little is
    /// gained for the time.
    public static final int PASSAGES = 12;

    private final Refusals refusals;
    private final Retriever retriever;
    private final PassageReader reader;
    private final AbstentionPolicy abstention;
    private final Writer writer;
    private final Writer standIn = new ExtractiveWriter();
    private final GroundingCheck groundingCheck;
    private final CitationMaker citations;
    private final Supplier<Provenance> provenance;
    private final AnswerMetrics metrics;

    GroundedAnswerer(
            Refusals refusals,
            Retriever retriever,
            PassageReader reader,
            AbstentionPolicy abstention,
            Writer writer,
            GroundingCheck groundingCheck,
            CitationMaker citations,
            Supplier<Provenance> provenance,
            AnswerMetrics metrics) {
        this.refusals = refusals;
        this.retriever = retriever;
        this.reader = reader;
        this.abstention = abstention;
        this.writer = writer;
        this.groundingCheck = groundingCheck;
        this.citations = citations;
        this.provenance = provenance;
        this.metrics = metrics;
    }

    /// The same without a language model, and counted nowhere: to try questions that nobody asks.
    public Answerer uncounted() {
        return new GroundedAnswerer(
                refusals,
                retriever,
                reader,
                abstention,
                standIn,
                groundingCheck,
                citations,
                provenance,
                new AnswerMetrics(new SimpleMeterRegistry()));
    }

    @Override
    public Reply answer(Question question, Progress progress) {
        // 1 Is it a question for the sources at all?
        Optional<Refusal> notForSources = refusals.atOnce(question, provenance.get());
        if (notForSources.isPresent()) {
            return refused(notForSources.get());
        }
        // 2 Retrieve, 3 read, 4 abstain where support is too low: each for every part of it.
        progress.searching();
        List<Finding> findings =
                QuestionParts.of(SmallTalk.without(question.text())).stream()
                        .map(part -> find(part, question.sources(), progress))
                        .toList();
        List<Reading> readings = readings(findings);
        metrics.read(readings);
        progress.read(readings);
        List<List<Reading>> answers =
                abstention.selectEach(findings.stream().map(Finding::readings).toList());
        List<Reading> selected = selected(answers);
        if (selected.isEmpty()) {
            Reason reason =
                    findings.stream().allMatch(Finding::sharesNoWord)
                            ? Reason.NOTHING_RETRIEVED
                            : Reason.NOT_ANSWERED;
            return refused(refusals.after(reason, question, passages(findings), provenance.get()));
        }
        // 5 Write, 6 check each claim as it is written, 7 show those that pass.
        AnswerBuilder answer =
                new AnswerBuilder(groundingCheck, passages(findings), citations, metrics, progress);
        Written written = metrics.time(Stage.WRITE, () -> writer.write(question, selected, answer));
        boolean wrote = !answer.isEmpty();
        // 8 Let excerpts stand in for what is missing: all of them, or the best after what is
        // there.
        if (written.fallback() != null && !answer.cites(selected.getFirst())) {
            List<Reading> best = wrote ? selected.subList(0, 1) : selected;
            metrics.time(Stage.WRITE, () -> standIn.write(question, best, answer));
        }
        String by = wrote ? writer.label() : standIn.label();
        return answer.isEmpty()
                ? refused(
                        refusals.after(
                                Reason.UNGROUNDED,
                                question,
                                passages(findings),
                                provenance.get().of(writer.label(), written)))
                : reply(answer.build(notes(findings, answers), provenance.get().of(by, written)));
    }

    private Finding find(QuestionParts.Part part, Set<String> sources, Progress progress) {
        List<Hit> hits =
                metrics.time(
                        Stage.RETRIEVE,
                        () -> retriever.retrieve(part.standalone(), PASSAGES, sources));
        progress.found(hits);
        List<Passage> passages = hits.stream().map(Hit::passage).toList();
        List<Reading> readings =
                passages.isEmpty()
                        ? List.of()
                        : metrics.time(Stage.READ, () -> reader.read(part.standalone(), passages));
        boolean sharesNoWord = hits.stream().allMatch(hit -> hit.signals().bm25() == 0);
        return new Finding(part.asked(), passages, readings, sharesNoWord);
    }

    /// What was found for a part of a question.
    ///
    /// @param asked the part, in the words of the question
    /// @param sharesNoWord whether no passage has a word of it
    private record Finding(
            String asked, List<Passage> passages, List<Reading> readings, boolean sharesNoWord) {}

    /// Best first, whichever part they are read for.
    private static List<Reading> readings(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.readings().stream())
                .sorted(comparing(Reading::support).reversed())
                .toList();
    }

    /// A sentence that two parts share is shown once.
    private static List<Reading> selected(List<List<Reading>> answers) {
        Map<Place, Reading> byPlace = new LinkedHashMap<>();
        answers.stream()
                .flatMap(List::stream)
                .forEach(r -> byPlace.putIfAbsent(new Place(r.passage().id(), r.sentence()), r));
        return List.copyOf(byPlace.values());
    }

    private record Place(String passage, Span sentence) {}

    private static List<Passage> passages(List<Finding> findings) {
        return findings.stream().flatMap(f -> f.passages().stream()).distinct().toList();
    }

    /// Names the parts that are not answered, and the figures in which sources differ.
    private List<Note> notes(List<Finding> findings, List<List<Reading>> answers) {
        return Stream.concat(
                        unanswered(findings, answers), answers.stream().flatMap(this::differences))
                .toList();
    }

    private static Stream<Note> unanswered(List<Finding> findings, List<List<Reading>> answers) {
        return IntStream.range(0, findings.size())
                .filter(i -> answers.get(i).isEmpty())
                .mapToObj(i ->
                        new Note(
                                Note.Kind.PARTLY_ANSWERED,
                                "The sources do not answer this part: “%s”"
                                        .formatted(findings.get(i).asked())));
    }

    /// Two figures alone may be of two things; the trained reader tells whether the one sentence
    /// contradicts the other.
    private Stream<Note> differences(List<Reading> readings) {
        return readings.stream()
                .skip(1)
                .flatMap(other -> difference(readings.getFirst(), other).stream())
                .map(figures ->
                        new Note(
                                Note.Kind.SOURCES_DIFFER,
                                "The sources differ here: “%s” in one, “%s” in another."
                                        .formatted(
                                                ExtractiveWriter.oneLine(figures.one()),
                                                ExtractiveWriter.oneLine(figures.other()))));
    }

    private Optional<Disagreement> difference(Reading best, Reading other) {
        return Disagreement.between(best, other)
                .filter(_ ->
                        groundingCheck.contradicts(
                                best.passage(), other.passage().slice(other.sentence())));
    }

    private Answer reply(Answer answer) {
        metrics.answered();
        return answer;
    }

    private Refusal refused(Refusal refusal) {
        metrics.refused(refusal.reason());
        return refusal;
    }
}
