package dev.sourcebound.evaluation.data;

import dev.sourcebound.fuzz.Input;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Any file of questions is read, what is wrong in it told, or all of it refused with a message.
public final class QuestionFilesFuzz {

    private static final Path FILE = Input.file(".questions");
    private static final Path FOLDER = folder();

    private QuestionFilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        int kind = input.pick(Format.values().length + 1);
        Format format = kind < Format.values().length ? Format.values()[kind] : null;
        Path path = FILE;
        if (format == Format.BEIR) {
            path = FOLDER;
            Input.write(
                    FOLDER.resolve("corpus.jsonl"),
                    input.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Input.write(
                    FOLDER.resolve("qrels/test.tsv"),
                    input.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Input.write(FOLDER.resolve("queries.jsonl"), input.rest());
        } else {
            Input.write(FILE, input.rest());
        }
        try {
            DataSet read = DataSet.read(path, format, null);
            Input.require(
                    read.questions().stream().map(LabelledQuestion::id).distinct().count()
                            == read.questions().size(),
                    "two questions of one id");
        } catch (AppException refused) {
            Input.require(!String.valueOf(refused.getMessage()).isBlank(), "refused for nothing");
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Files.createDirectories(folder.resolve("qrels"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
