package dev.sourcebound.evaluation;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.evaluation.TrainingDocument.TrainingQuestion;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Stance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads labelled documents. A file is plain text, a line each: `== id | title` begins a document,
/// `s` is a sentence, `q KIND SENTENCES | question | span` a question that the numbered sentences
/// answer, `f KIND SENTENCES | earlier turn | follow-up | span` the same as a follow-up, `u KIND
/// [SENTENCES] | question` one that the document does not answer, though with the kind `premise`
/// the numbered sentences say the opposite of what it takes for granted, `c VERDICT SENTENCES EDIT
/// | claim` a claim with its verdict: `ok`, `bad` (contradicted) or `none` (not mentioned).
final class TrainingSet {

    /// The files that the model that is shipped has not seen.
    private static final String SHIPPED = "07,27";

    static final Option HELD =
            new Option(
                    "held",
                    "NUMBERS",
                    "files so numbered, which the trained model has not seen; " + SHIPPED);

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern FILE = Pattern.compile("\\p{L}+-\\d+\\.txt");

    private TrainingSet() {}

    /// The files of a folder whose names are letters, a hyphen and a number, by name; each is a
    /// small corpus of its own.
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> named =
                    files.filter(f -> FILE.matcher(f.getFileName().toString()).matches())
                            .sorted()
                            .toList();
            if (named.isEmpty()) {
                throw CommandInvalid.because(
                        "the folder %s has no file such as doc-01.txt".formatted(folder));
            }
            return named;
        } catch (IOException e) {
            throw CommandInvalid.because("the folder %s cannot be read".formatted(folder), e);
        }
    }

    /// Those that the trained model has not seen, by the numbers in their names: as the option
    /// says.
    static List<Path> held(List<Path> files, Options options) {
        return held(files, options.text(HELD).orElse(SHIPPED));
    }

    /// The same, whatever the option says.
    static List<Path> unseen(List<Path> files) {
        return held(files, SHIPPED);
    }

    /// @param numbers such as `07,27`
    static List<Path> held(List<Path> files, String numbers) {
        List<String> marks =
                Arrays.stream(numbers.split(",", -1)).map("-%s.txt"::formatted).toList();
        List<Path> held =
                files.stream()
                        .filter(f -> marks.stream().anyMatch(f.toString()::endsWith))
                        .toList();
        if (held.size() < 2) {
            throw CommandInvalid.because(
                    "two files or more must end in %s, found %d"
                            .formatted(String.join(" or ", marks), held.size()));
        }
        return held;
    }

    /// What a file's documents have in common: what stands before its number.
    static String genre(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('-'));
    }

    static List<TrainingDocument> read(Path file) {
        List<TrainingDocument> documents = new ArrayList<>();
        DocumentLines open = null;
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be read".formatted(file), e);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            try {
                if (line.startsWith("== ")) {
                    add(documents, open);
                    open = new DocumentLines(line);
                } else if (open != null && !line.isBlank()) {
                    open.add(line);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw CommandInvalid.because(
                        "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
            }
        }
        add(documents, open);
        return documents;
    }

    private static void add(List<TrainingDocument> documents, @Nullable DocumentLines open) {
        if (open != null) {
            documents.add(open.document());
        }
    }

    /// The lines of one document. Sentences are joined by a space, the rows of a table by a line
    /// break.
    private static final class DocumentLines {

        private final String id;
        private final String title;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> sentences = new ArrayList<>();
        private final List<TrainingQuestion> questions = new ArrayList<>();
        private final List<TrainingClaim> claims = new ArrayList<>();

        DocumentLines(String header) {
            String[] parts = BAR.split(header.substring(3), -1);
            this.id = parts[0].strip();
            this.title = parts[1].strip();
        }

        void add(String line) {
            String rest = line.substring(1).strip();
            switch (line.charAt(0)) {
                case 's' -> sentence(rest);
                case 'q' -> question(fields(rest), 1);
                case 'f' -> question(fields(rest), 2);
                case 'u' -> unanswered(fields(rest));
                case 'c' -> claim(fields(rest));
                default ->
                        throw new IllegalArgumentException(
                                "a line begins with s, q, f, u or c, got '%s'"
                                        .formatted(line.charAt(0)));
            }
        }

        TrainingDocument document() {
            Source source =
                    new Source(
                            id,
                            title,
                            false,
                            null,
                            null,
                            null,
                            null,
                            text.toString(),
                            "sha256:" + id);
            return new TrainingDocument(source, sentences, questions, claims);
        }

        private void sentence(String sentence) {
            if (!text.isEmpty()) {
                boolean row = sentence.startsWith("|") || text.charAt(text.length() - 1) == '|';
                text.append(row ? '\n' : ' ');
            }
            sentences.add(new Span(text.length(), text.length() + sentence.length()));
            text.append(sentence);
        }

        /// @param turns how many of the fields after the numbers were said by the user
        private void question(List<String> fields, int turns) {
            String[] words = SPACE.split(fields.getFirst(), -1);
            Stance stance =
                    switch (words[0]) {
                        case "yes" -> Stance.YES;
                        case "no" -> Stance.NO;
                        default -> Stance.UNSAID;
                    };
            List<Turn> before =
                    fields.subList(1, turns).stream()
                            .map(turn -> new Turn(Turn.Role.USER, turn))
                            .toList();
            questions.add(
                    new TrainingQuestion(fields.get(turns), before, numbered(words[1]), stance));
        }

        /// Of those that are not answered, what has a wrong premise may be met by what corrects it.
        private void unanswered(List<String> fields) {
            String[] words = SPACE.split(fields.getFirst(), -1);
            boolean corrected = words[0].equals("premise") && words.length > 1;
            questions.add(
                    new TrainingQuestion(
                            fields.get(1),
                            List.of(),
                            corrected ? numbered(words[1]) : List.of(),
                            corrected ? Stance.WRONG_PREMISE : Stance.UNSAID));
        }

        private void claim(List<String> fields) {
            String[] words = SPACE.split(fields.getFirst(), -1);
            ClaimVerdict verdict =
                    switch (words[0]) {
                        case "ok" -> ClaimVerdict.SUPPORTED;
                        case "bad" -> ClaimVerdict.CONTRADICTED;
                        case "none" -> ClaimVerdict.NOT_MENTIONED;
                        default ->
                                throw new IllegalArgumentException(
                                        "a claim is ok, bad or none, got '%s'".formatted(words[0]));
                    };
            claims.add(new TrainingClaim(fields.get(1), verdict, numbered(words[1]), words[2]));
        }

        private List<Span> numbered(String numbers) {
            return Arrays.stream(numbers.split(",", -1))
                    .map(number -> sentences.get(Integer.parseInt(number) - 1))
                    .toList();
        }

        private static List<String> fields(String rest) {
            return BAR.splitAsStream(rest).map(String::strip).toList();
        }
    }
}
