package dev.sourcebound.evaluation.data;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Labelled questions, the sources that come with them, and what of the files could not be used.
///
/// @param format how they were written down
/// @param questions in the order of their file; no two have one id; may be empty
/// @param sources what the questions are about, in the order of their ids; empty where the set has
///   none and a folder holds them
/// @param flaws what was left out, or is wrong and was read all the same
public record DataSet(
        Format format, List<LabelledQuestion> questions, List<Source> sources, List<Flaw> flaws) {

    public DataSet {
        questions = List.copyOf(questions);
        sources = List.copyOf(sources);
        flaws = List.copyOf(flaws);
    }

    /// Reads all that can be used, and tells what cannot.
    ///
    /// @param format null means to recognise it by its content
    /// @param split of a BEIR folder, such as `test`; null means the one there is, `test` first
    /// @throws AppException where nothing can be read, or a split is named of what has none
    public static DataSet read(Path path, @Nullable Format format, @Nullable String split) {
        List<Flaw> flaws = new ArrayList<>();
        Consumer<AppException> tell = e -> flaws.add(Flaw.of(e));
        Format known = format == null ? Format.of(path) : format;
        if (split != null && known != Format.BEIR) {
            throw new Flaw(
                            "--split '%s' is of a BEIR folder, but %s is %s; leave it out"
                                    .formatted(split, path, known.slug()))
                    .exception();
        }
        Read read =
                switch (known) {
                    case YAML -> new Read(new YamlQuestions(path, tell).questions(), List.of());
                    case JSONL ->
                            new Read(
                                    JsonLines.read(
                                            path,
                                            "question",
                                            "id",
                                            line -> new QuestionLine(line).question(),
                                            tell),
                                    List.of());
                    case SQUAD -> new SquadFile(path, tell).read();
                    case BEIR -> new BeirFolder(path, split, tell).read();
                };
        return new DataSet(known, read.questions(), read.sources(), flaws);
    }

    /// The texts of its sources.
    public SourceTexts texts() {
        return new SourceTexts(sources.stream().collect(toMap(Source::id, Source::text)));
    }

    /// What a format's reader gives.
    record Read(List<LabelledQuestion> questions, List<Source> sources) {}
}
