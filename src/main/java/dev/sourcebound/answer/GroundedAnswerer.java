package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Note;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.reading.Disagreement;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.watch.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The way of a question, from its words to its reply.
public final class GroundedAnswerer implements Answerer {

    /// How many passages are looked at. The evidence of the labelled questions on four corpora is
    /// among the first 8 for .92 of the excerpts, among the first 15 for .96; beyond, little is
    /// gained for the time.
    public static final int PASSAGES = 12;

    /// The part of a question's letters that must stand in words which the sources have or which
    /// are common. What it is written in, or whether it is words at all, the trained reader cannot
    /// tell. Of 1,500 labelled questions on ten corpora none has less than .45.
    private static final double LEAST_KNOWN = 1.0 / 3;

    private final Refusals refusals;
    private final Spelling spelling;
    private final Decomposer decomposer;
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
            Spelling spelling,
            Decomposer decomposer,
            Retriever retriever,
            PassageReader reader,
            AbstentionPolicy abstention,
            Writer writer,
            GroundingCheck groundingCheck,
            CitationMaker citations,
            Supplier<Provenance> provenance,
            AnswerMetrics metrics) {
        this.refusals = refusals;
        this.spelling = spelling;
        this.decomposer = decomposer;
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
                spelling,
                decomposer,
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
                asTheyStand(
                        decomposer.parts(question.text()).stream()
                                .map(part -> find(part, part.standalone(), question, progress))
                                .toList(),
                        question,
                        progress);
        List<Reading> readings = Finding.readings(findings);
        metrics.read(readings);
        progress.read(readings);
        List<List<Reading>> answers = answers(findings);
        List<Reading> selected = selected(answers);
        if (selected.isEmpty()) {
            Reason reason =
                    findings.stream().allMatch(Finding::sharesNoWord)
                            ? Reason.NOTHING_RETRIEVED
                            : Reason.NOT_ANSWERED;
            return refused(
                    refusals.after(reason, question, Finding.passages(findings), provenance.get()));
        }
        // 5 Write, 6 check each claim as it is written, 7 show those that pass.
        AnswerBuilder answer =
                new AnswerBuilder(
                        groundingCheck,
                        Finding.passages(findings),
                        best(answers),
                        citations,
                        metrics,
                        progress);
        Written written = metrics.time(Stage.WRITE, () -> writer.write(question, selected, answer));
        boolean wrote = !answer.isEmpty();
        // 8 Let excerpts stand in for what is missing: all of them, or the best of each such part
        // after what is there.
        List<Reading> missing = wrote ? answer.missing() : selected;
        if (written.fallback() != null && !missing.isEmpty()) {
            metrics.time(Stage.WRITE, () -> standIn.write(question, missing, answer));
        }
        String by = wrote ? writer.label() : standIn.label();
        return answer.isEmpty()
                ? refused(
                        refusals.after(
                                Reason.UNGROUNDED,
                                question,
                                Finding.passages(findings),
                                provenance.get().of(writer.label(), written)))
                : reply(answer.build(notes(findings, answers), provenance.get().of(by, written)));
    }

    private List<List<Reading>> answers(List<Finding> findings) {
        return abstention.selectEach(findings.stream().map(Finding::readings).toList());
    }

    /// What is told around a question, or the topic of the first part put before a further one, may
    /// say more than is asked about. Each that points back to nothing is read as it stands, too,
    /// and what is read with more support holds. Of several parts only where some part is answered:
    /// where none is, nothing is added, for half an answer is worse than none.
    private List<Finding> asTheyStand(
            List<Finding> findings, Question question, Progress progress) {
        if (findings.size() > 1 && answers(findings).stream().allMatch(List::isEmpty)) {
            return findings;
        }
        return findings.stream().map(f -> asItStands(f, question, progress)).toList();
    }

    private Finding asItStands(Finding among, Question question, Progress progress) {
        return among.part()
                .byItself()
                .map(asked -> find(among.part(), asked, question, progress))
                .filter(alone -> alone.best() > among.best())
                .orElse(among);
    }

    /// @param asked the part, as it is searched and read for
    private Finding find(
            QuestionParts.Part part, String asked, Question question, Progress progress) {
        List<Hit> hits =
                metrics.time(
                        Stage.RETRIEVE,
                        () -> retriever.retrieve(asked, PASSAGES, question.sources()));
        progress.found(hits);
        List<Passage> passages = hits.stream().map(Hit::passage).toList();
        List<Reading> readings =
                passages.isEmpty() || spelling.known(asked) < LEAST_KNOWN
                        ? List.of()
                        : metrics.time(Stage.READ, () -> reader.read(asked, passages));
        List<Reading> news = readings.stream().filter(r -> isNews(r, question)).toList();
        boolean sharesNoWord = hits.stream().allMatch(hit -> hit.signals().bm25() == 0);
        return new Finding(part, passages, news, sharesNoWord);
    }

    private static boolean isNews(Reading reading, Question question) {
        return question.told().stream().noneMatch(told -> told.isAgain(reading));
    }

    /// A sentence that two parts share is shown once. Who asks for two things is not told "yes" to
    /// one of them.
    private static List<Reading> selected(List<List<Reading>> answers) {
        Map<Place, Reading> byPlace = new LinkedHashMap<>();
        answers.stream()
                .flatMap(List::stream)
                .map(reading -> answers.size() > 1 ? reading.with(Stance.UNSAID) : reading)
                .forEach(r -> byPlace.putIfAbsent(new Place(r.passage().id(), r.sentence()), r));
        return List.copyOf(byPlace.values());
    }

    /// The best reading of each part that is answered.
    private static List<Reading> best(List<List<Reading>> answers) {
        return selected(answers.stream().map(part -> part.stream().limit(1).toList()).toList());
    }

    private record Place(String passage, Span sentence) {}

    /// Names the parts that are not answered, a premise that is corrected, and the figures in which
    /// sources differ.
    private List<Note> notes(List<Finding> findings, List<List<Reading>> answers) {
        return Stream.of(
                        unanswered(findings, answers),
                        corrected(answers),
                        answers.stream().flatMap(this::differences))
                .flatMap(notes -> notes)
                .toList();
    }

    private static Stream<Note> unanswered(List<Finding> findings, List<List<Reading>> answers) {
        return IntStream.range(0, findings.size())
                .filter(i -> answers.get(i).isEmpty())
                .mapToObj(i ->
                        new Note(
                                Note.Kind.PARTLY_ANSWERED,
                                "The sources do not answer this part: “%s”"
                                        .formatted(findings.get(i).part().asked())));
    }

    private static Stream<Note> corrected(List<List<Reading>> answers) {
        return answers.stream()
                .flatMap(List::stream)
                .filter(reading -> reading.stance() == Stance.WRONG_PREMISE)
                .limit(1)
                .map(_ ->
                        new Note(
                                Note.Kind.FALSE_PREMISE,
                                "The question takes something for granted that the sources put otherwise."));
    }

    /// Two figures alone may be of two things. Given the same one, sentences of one thing bear each
    /// other out, as the trained reader finds.
    private Stream<Note> differences(List<Reading> readings) {
        return readings.stream()
                .skip(1)
                .flatMap(other -> Disagreement.between(readings.getFirst(), other).stream())
                .filter(this::isOfOneThing)
                .map(figures ->
                        new Note(
                                Note.Kind.SOURCES_DIFFER,
                                "The sources differ here: “%s” in one, “%s” in another."
                                        .formatted(
                                                ExtractiveWriter.oneLine(figures.one()),
                                                ExtractiveWriter.oneLine(figures.other()))));
    }

    private boolean isOfOneThing(Disagreement disagreement) {
        return disagreement.settled().stream()
                .anyMatch(same -> groundingCheck.bearsOut(same.evidence(), same.claim()));
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
