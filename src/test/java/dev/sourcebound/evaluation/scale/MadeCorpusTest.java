package dev.sourcebound.evaluation.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.problem.AppException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class MadeCorpusTest {

    private static final Pattern QUESTION = Pattern.compile("Who (.*)\\?");

    @TempDir Path folder;

    @Test
    void hasAsManyPassagesAsItSays() throws Exception {
        new MadeCorpus(130).write(folder);
        Corpus corpus = new SourceFolder(folder, DataSize.ofMegabytes(1)).read();
        Chunker chunker = new Chunker();
        assertThat(corpus.sources()).hasSize(4);
        assertThat(corpus.sources().stream().mapToInt(s -> chunker.chunk(s).size()).sum())
                .isEqualTo(130);
        assertThat(MadeCorpus.in(folder)).isEqualTo(new MadeCorpus(130));
    }

    @Test
    void isTheSameEachTime() {
        assertThat(new MadeCorpus(100).document(1)).isEqualTo(new MadeCorpus(100).document(1));
        assertThat(new MadeCorpus(100).document(1)).isNotEqualTo(new MadeCorpus(100).document(2));
    }

    @Test
    void asksWhatItsSentencesSay() {
        MadeCorpus corpus = new MadeCorpus(40);
        for (String question : corpus.questions(10)) {
            var asked = QUESTION.matcher(question);
            assertThat(asked.matches()).isTrue();
            assertThat(corpus.document(0)).contains(asked.group(1));
        }
    }

    @Test
    void leavesOtherDocumentsAlone() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "Dear all");
        assertThatThrownBy(() -> new MadeCorpus(40).write(folder))
                .hasMessageContaining("holds other documents");
        assertThat(folder.resolve("letter.txt")).hasContent("Dear all");
    }

    @Test
    void goesOnWithItsOwnDocumentsAndWithNoOthers() throws Exception {
        new MadeCorpus(130).write(folder);
        new MadeCorpus(130).write(folder);
        Files.delete(folder.resolve(".passages"));
        Files.delete(folder.resolve("document-000003.md"));
        new MadeCorpus(130).write(folder);
        assertThat(folder.resolve("document-000003.md")).exists();
        assertThatThrownBy(() -> new MadeCorpus(40).write(folder))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(
                        "holds other documents than 40 made passages; name another folder");
        assertThat(MadeCorpus.in(folder)).isEqualTo(new MadeCorpus(130));
    }

    @Test
    void textsThatShareWordsLieCloser() {
        MadeVectors vectors = new MadeVectors(new NoModel());
        float[] question = vectors.embed("Who sold the old mill?", MadeVectors.Role.QUESTION);
        List<Double> cosines =
                List.of("They sold the old mill.", "The ferry crosses at nine.").stream()
                        .map(text ->
                                cosine(question, vectors.embed(text, MadeVectors.Role.PASSAGE)))
                        .toList();
        assertThat(cosines.getFirst()).isGreaterThan(cosines.getLast() + 0.1);
        assertThat(cosine(question, question)).isBetween(0.9999, 1.0001);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
