package dev.sourcebound.evaluation.scale;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Documents made up by chance, always the same for the same number of passages. Their words follow
/// the law of Zipf and there are the more of them the more text there is (Heaps); each document is
/// about one of some subjects, which have words of their own, so that their vectors lie in clusters
/// as those of real texts do.
///
/// @param passages how many, about: one paragraph each
public record MadeCorpus(int passages) {

    private static final int PARAGRAPHS = 40;
    private static final int SENTENCES = 5;
    private static final long SEED = 20_261_122;
    private static final String MARK = ".passages";
    private static final Lexis LEXIS = new Lexis();

    /// The one that was written to a folder.
    public static MadeCorpus in(Path folder) throws IOException {
        String[] mark = Files.readString(folder.resolve(MARK)).split(" ", -1);
        return new MadeCorpus(Integer.parseInt(mark[1]));
    }

    /// How many documents they stand in.
    public int documents() {
        return Math.ceilDiv(passages, PARAGRAPHS);
    }

    /// Writes the documents that are not there yet.
    ///
    /// @throws AppException where the folder holds other documents
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String mark = SEED + " " + passages;
        Path begun = folder.resolve(".begun");
        if (Files.exists(begun) ? !Files.readString(begun).equals(mark) : !isEmpty(folder)) {
            throw new AppException(
                    ErrorCode.COMMAND_INVALID,
                    "%s holds other documents than %d made passages; name another folder"
                            .formatted(folder, passages));
        }
        Path whole = folder.resolve(MARK);
        if (Files.exists(whole)) {
            return;
        }
        Files.writeString(begun, mark);
        for (int i = 0; i < documents(); i++) {
            Files.writeString(folder.resolve(name(i)), document(i), StandardCharsets.UTF_8);
        }
        Files.writeString(whole, mark);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.findAny().isEmpty();
        }
    }

    /// The text of a document, in Markdown.
    public String document(int number) {
        Random random = random(number);
        int left = Math.min(PARAGRAPHS, passages - number * PARAGRAPHS);
        Subject subject = new Subject(random);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("# The %s of %s".formatted(subject.noun(random), subject.name(random)));
        for (int i = 0; i < left; i++) {
            List<String> sentences = new ArrayList<>();
            for (int j = 0; j < SENTENCES; j++) {
                sentences.add(subject.fact(random).sentence());
            }
            paragraphs.add(String.join(" ", sentences));
        }
        return String.join("\n\n", paragraphs) + "\n";
    }

    /// The text of a document that is none of these.
    ///
    /// @param number 0 or 1
    public String further(int number) {
        return new MadeCorpus(passages + 2 * PARAGRAPHS).document(documents() + number);
    }

    /// Questions about sentences of the documents, from all over them.
    public List<String> questions(int count) {
        List<String> questions = new ArrayList<>();
        Random which = new Random(SEED);
        for (int i = 0; i < count; i++) {
            Random random = random(which.nextInt(documents()));
            Subject subject = new Subject(random);
            // As the title does, so that the sentences are those of the document.
            subject.noun(random);
            subject.name(random);
            Fact fact = subject.fact(random);
            for (int skipped = which.nextInt(SENTENCES); skipped > 0; skipped--) {
                fact = subject.fact(random);
            }
            questions.add(fact.question());
        }
        return questions;
    }

    /// The id of the document of this number.
    public static String id(int number) {
        return "document-%06d".formatted(number);
    }

    private static String name(int number) {
        return id(number) + ".md";
    }

    private static Random random(int number) {
        return new Random(SEED + 0x9E37_79B9_7F4A_7C15L * (number + 1L));
    }

    /// What a sentence says.
    private record Fact(
            String first,
            String last,
            String verb,
            String adjective,
            String object,
            String place,
            int year,
            String other,
            String more) {

        String sentence() {
            return "%s %s %s the %s %s of %s in %d, when the %s %s."
                    .formatted(first, last, verb, adjective, object, place, year, other, more);
        }

        String question() {
            return "Who %s the %s %s of %s?".formatted(verb, adjective, object, place);
        }
    }

    /// What a document is about.
    private final class Subject {

        private static final int NOUNS = 120;
        private static final int NAMES = 40;

        private final int nouns;
        private final int[] own = new int[NOUNS];
        private final int[] names = new int[NAMES];

        Subject(Random random) {
            // Heaps: the number of different words grows with the root of the length.
            this.nouns = 2_000 + (int) (60 * Math.sqrt(passages));
            int subjects = 20 + (int) Math.sqrt(passages / 10.0);
            Random ofSubject = new Random(SEED ^ random.nextInt(subjects));
            for (int i = 0; i < NOUNS; i++) {
                own[i] = ofSubject.nextInt(nouns);
            }
            int all = 1_000 + (int) (200 * Math.sqrt(passages));
            for (int i = 0; i < NAMES; i++) {
                names[i] = i < NAMES / 2 ? ofSubject.nextInt(all) : Lexis.zipf(random, all);
            }
        }

        String noun(Random random) {
            return LEXIS.noun(
                    random.nextBoolean()
                            ? own[Lexis.zipf(random, NOUNS)]
                            : Lexis.zipf(random, nouns));
        }

        String name(Random random) {
            return LEXIS.name(names[Lexis.zipf(random, NAMES)]);
        }

        Fact fact(Random random) {
            return new Fact(
                    name(random),
                    name(random),
                    LEXIS.verb(random),
                    LEXIS.adjective(random),
                    noun(random),
                    name(random),
                    1850 + random.nextInt(170),
                    noun(random),
                    "of %s %s the %s %s"
                            .formatted(
                                    name(random),
                                    LEXIS.verb(random),
                                    LEXIS.adjective(random),
                                    noun(random)));
        }
    }
}
