package dev.sourcebound.evaluation;

import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.evaluation.FitExample.Evidence;
import dev.sourcebound.evaluation.TrainingDocument.TrainingQuestion;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.reading.Stance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/// Some sources with questions about them, to fit on: a file of training documents, or a folder
/// that holds sources in `docs`, labelled questions in `questions.jsonl` and, if there are any, in
/// `lists.jsonl` those whose answer is in several places together.
///
/// @param sources what is asked
/// @param questions the questions, each as it is searched for
record LabelledCorpus(List<Source> sources, List<Asked> questions) {

    private static final String QUESTIONS = "questions.jsonl";
    private static final String LISTS = "lists.jsonl";

    /// The kind of questions that take for granted what the sources deny.
    private static final String WRONG_PREMISE = "false_premise";

    private static final DataSize LARGEST = DataSize.ofMegabytes(20);

    /// @param text the question, standing alone
    /// @param group see [FitExample]
    /// @param evidence what answers it, or with [Stance#WRONG_PREMISE] denies what it takes for
    ///   granted; empty where nothing does
    /// @param stance what that says to it, as far as that is labelled
    /// @param among ids of the sources to search; all where empty
    record Asked(
            String text, String group, List<Evidence> evidence, Stance stance, Set<String> among) {

        /// Whether the source that answers it is taken away.
        boolean outOfScope() {
            return !among.isEmpty();
        }
    }

    /// The folders of a folder that are corpora, by name.
    static List<Path> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> Files.exists(f.resolve(QUESTIONS))).sorted().toList();
        } catch (IOException e) {
            throw CommandInvalid.because("the folder %s cannot be read".formatted(folder), e);
        }
    }

    /// A corpus as it would be served, with questions as they would be asked.
    static LabelledCorpus ofFolder(Path folder, FollowUp followUp) {
        List<Source> sources = new SourceFolder(folder.resolve("docs"), LARGEST).read().sources();
        return of(sources, folder.resolve(QUESTIONS), folder.toString(), followUp);
    }

    /// The same with those whose answer is in several places together, if there are any.
    static LabelledCorpus withLists(Path folder, FollowUp followUp) {
        LabelledCorpus corpus = ofFolder(folder, followUp);
        Path lists = folder.resolve(LISTS);
        if (Files.notExists(lists)) {
            return corpus;
        }
        List<Asked> all = new ArrayList<>(corpus.questions());
        all.addAll(of(corpus.sources(), lists, folder.toString(), followUp).questions());
        return new LabelledCorpus(corpus.sources(), all);
    }

    /// Sources with a file of questions about them.
    ///
    /// @param group see [FitExample]
    static LabelledCorpus of(
            List<Source> sources, Path questions, String group, FollowUp followUp) {
        SourceTexts texts =
                new SourceTexts(
                        sources.stream().collect(Collectors.toMap(Source::id, Source::text)));
        List<Asked> asked = new ArrayList<>();
        for (LabelledQuestion question : QuestionSet.read(questions).questions()) {
            List<Evidence> evidence =
                    question.answerable()
                            ? question.gold().stream()
                                    .flatMap(gold -> texts.place(gold).stream())
                                    .map(place -> new Evidence(place.sourceId(), place.span()))
                                    .toList()
                            : List.of();
            if (question.answerable() && evidence.isEmpty()) {
                throw CommandInvalid.because(
                        "question %s: its gold excerpt is in no source of %s; are these the sources that the questions are about?"
                                .formatted(question.id(), group));
            }
            asked.add(
                    new Asked(
                            followUp.standalone(question.question(), question.history()),
                            group,
                            evidence,
                            question.kind().equals(WRONG_PREMISE) && question.answerable()
                                    ? Stance.WRONG_PREMISE
                                    : Stance.UNSAID,
                            Set.of()));
        }
        return new LabelledCorpus(sources, asked);
    }

    /// The documents of one file as one corpus. For each tempting question that a document does not
    /// answer, one that it does answer is asked with the document taken away, where there are
    /// others: out of scope.
    static LabelledCorpus ofFile(Path file, FollowUp followUp) {
        return ofFiles(List.of(file), followUp);
    }

    /// The same of several files, as one corpus.
    static LabelledCorpus ofFiles(List<Path> files, FollowUp followUp) {
        List<TrainingDocument> documents =
                files.stream().flatMap(file -> TrainingSet.read(file).stream()).toList();
        Set<String> ids = documents.stream().map(d -> d.source().id()).collect(Collectors.toSet());
        List<Asked> asked = new ArrayList<>();
        for (TrainingDocument document : documents) {
            String id = document.source().id();
            document.questions()
                    .forEach(q ->
                            asked.add(
                                    new Asked(
                                            followUp.standalone(q.text(), q.history()),
                                            id,
                                            q.evidence().stream()
                                                    .map(span -> new Evidence(id, span))
                                                    .toList(),
                                            q.stance(),
                                            Set.of())));
            Set<String> others =
                    ids.stream().filter(other -> !other.equals(id)).collect(Collectors.toSet());
            // Searched in no others, the question would be asked of all.
            (others.isEmpty() ? List.<TrainingQuestion>of() : document.outOfScope())
                    .forEach(q ->
                            asked.add(
                                    new Asked(
                                            followUp.standalone(q.text(), q.history()),
                                            id,
                                            List.of(),
                                            Stance.UNSAID,
                                            others)));
        }
        return new LabelledCorpus(documents.stream().map(TrainingDocument::source).toList(), asked);
    }
}
