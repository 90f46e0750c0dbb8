package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskShelfTest {

    private static final String CORN = "The mill grinds corn – 1 000 sacks \uD83C\uDF3E a year.";

    @TempDir Path folder;
    @TempDir Path kept;

    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void aFolderWithOneSource() throws IOException {
        write("mill.txt", CORN, 1);
    }

    @Test
    void aFileThatIsAsItWasIsNotReadAgain() throws IOException {
        library().close();
        // As long as before, of the same time and in the same place.
        write("mill.txt", CORN.replace("corn", "rice"), 1);
        try (Library again = library()) {
            assertThat(read).containsExactly("1/1");
            assertThat(again.corpus().find("mill").orElseThrow().text()).isEqualTo(CORN);
            assertThat(again.corpus().find("mill").orElseThrow().length()).isEqualTo(CORN.length());
        }
    }

    @Test
    void onlyWhatHasChangedIsReadAgain() throws IOException {
        write("ferry.txt", "The ferry crosses at nine.", 1);
        library().close();
        write("mill.txt", "The mill grinds no more.", 2);
        try (Library again = library()) {
            assertThat(read).containsExactly("1/2", "2/2", "1/1");
            assertThat(text(again, "mill")).isEqualTo("The mill grinds no more.");
            assertThat(text(again, "ferry")).isEqualTo("The ferry crosses at nine.");
        }
    }

    @Test
    void aFileThatWasJustWrittenIsReadOnceMore() throws IOException {
        Files.writeString(folder.resolve("new.txt"), "The lamp is lit.");
        library().close();
        library().close();
        assertThat(read).containsExactly("1/2", "2/2", "1/1");
    }

    @Test
    void whatWasRefusedIsNotTriedAgainUntilItChanges() throws IOException {
        write("broken.pdf", "no PDF", 1);
        library().close();
        read.clear();
        try (Library again = library()) {
            assertThat(read).isEmpty();
            assertThat(again.states().getFirst().message()).startsWith("broken.pdf is no PDF");
        }
    }

    @Test
    void aTextThatWasReplacedCanBeLookedUpAfterARestart() throws IOException {
        String before;
        try (Library library = library()) {
            before = library.corpus().find("mill").orElseThrow().revision();
            write("mill.txt", "The mill grinds no more.", 2);
            library.look();
        }
        try (Library again = library()) {
            assertThat(again.corpus().find("mill", before).orElseThrow().text()).isEqualTo(CORN);
            assertThat(text(again, "mill")).isEqualTo("The mill grinds no more.");
        }
    }

    @Test
    void aTextThatWasReplacedWhileNothingRanCanBeLookedUp() throws IOException {
        String before;
        try (Library library = library()) {
            before = library.corpus().find("mill").orElseThrow().revision();
        }
        write("mill.txt", "The mill grinds no more.", 2);
        try (Library again = library()) {
            assertThat(again.corpus().find("mill", before).orElseThrow().text()).isEqualTo(CORN);
        }
    }

    @Test
    void aSourceThatWasRemovedIsForgottenButNotThatItWas() throws IOException {
        write("ferry.txt", "The ferry crosses at nine.", 1);
        library().close();
        Files.delete(folder.resolve("mill.txt"));
        library().close();
        try (Library again = library()) {
            assertThat(again.corpus().wasRemoved("mill")).isTrue();
            assertThat(again.corpus().find("mill")).isEmpty();
        }
    }

    @Test
    void whatIsNoLongerNeededDoesNotFillTheDisk() throws IOException {
        for (int i = 1; i < 60; i++) {
            write("mill.txt", ("Year %d at the mill. ".formatted(i)).repeat(500), i);
            library().close();
        }
        long texts = 0;
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                texts += Files.size(file);
            }
        }
        // One text of now and a bit of what was before: 1,000 code units are kept.
        assertThat(texts).isLessThan(4 * 500 * "Year 10 at the mill. ".length());
    }

    @Test
    void aListThatIsDamagedIsMadeAnew() throws IOException {
        library().close();
        Path list = kept.resolve("sources.list");
        byte[] bytes = Files.readAllBytes(list);
        bytes[bytes.length / 2] ^= 1;
        Files.write(list, bytes);
        try (Library again = library()) {
            assertThat(text(again, "mill")).isEqualTo(CORN);
            assertThat(read).containsExactly("1/1", "1/1");
        }
    }

    @Test
    void aTextThatIsDamagedIsNeverServed() throws IOException {
        library().close();
        Path texts = kept.resolve("000001.texts");
        byte[] bytes = Files.readAllBytes(texts);
        bytes[3] ^= 1;
        Files.write(texts, bytes);
        try (Library again = library()) {
            assertThatThrownBy(() -> text(again, "mill"))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("delete that folder");
        }
    }

    @Test
    void twoProgramsDoNotUseOneFolder() {
        try (Library _ = library()) {
            assertThatThrownBy(this::library)
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("another program is using it");
        }
    }

    @Test
    void aTextFileThatWasCutShortIsReadAnew() throws IOException {
        library().close();
        Path texts = kept.resolve("000001.texts");
        byte[] bytes = Files.readAllBytes(texts);
        Files.write(texts, Arrays.copyOf(bytes, bytes.length - 1));
        try (Library again = library()) {
            assertThat(text(again, "mill")).isEqualTo(CORN);
            assertThat(read).containsExactly("1/1", "1/1");
        }
    }

    @Test
    void allThatIsKnownOfADocumentIsKept() {
        Source ferry =
                new Source(
                        "ferry",
                        "The ferry",
                        true,
                        "A. Miller",
                        "The harbour",
                        "May 2026",
                        "https://harbour.example/ferry",
                        CORN,
                        "sha256:1",
                        List.of(0, 10, 20));
        OldRevisions before = new OldRevisions(1_000);
        try (DiskShelf shelf = shelf(kept)) {
            before.keep(shelf.put(ferry));
            shelf.commit(List.of(), before);
        }
        OldRevisions after = new OldRevisions(1_000);
        try (DiskShelf shelf = shelf(kept)) {
            shelf.restore(after);
            Source again = after.find("ferry", "sha256:1").orElseThrow();
            assertThat(again.with(ferry.body())).isEqualTo(ferry);
            assertThat(again.text()).isEqualTo(CORN);
        }
    }

    @Test
    void whatIsTakenOverIsKeptAtOnceAndNotOnlyAtTheEnd(@TempDir Path copy) throws IOException {
        String before;
        try (Library library = library()) {
            before = library.corpus().find("mill").orElseThrow().revision();
            write("mill.txt", "The mill grinds no more.", 2);
            library.look();
            for (String name : List.of("sources.list", "000001.texts")) {
                Files.copy(kept.resolve(name), copy.resolve(name));
            }
        }
        read.clear();
        try (Library again = library(copy)) {
            assertThat(read).isEmpty();
            assertThat(text(again, "mill")).isEqualTo("The mill grinds no more.");
            assertThat(again.corpus().find("mill", before).orElseThrow().text()).isEqualTo(CORN);
        }
    }

    @Test
    void aFileOfTheSameTextIsNotKeptTwice() throws IOException {
        try (Library library = library()) {
            write("mill.txt", CORN, 2);
            library.look();
            write("ferry.txt", "It crosses.", 2);
            library.look();
        }
        assertThat(read).containsExactly("1/1");
        assertThat(kept.resolve("000001.texts")).hasContent(CORN + "It crosses.");
    }

    @Test
    void aTextThatIsNeededStaysWhereItIs() throws IOException {
        write("lamp.txt", "The lamp is lit.", 1);
        library().close();
        write("ferry.txt", "It crosses.", 1);
        library().close();
        assertThat(textFiles()).containsExactly("000001.texts", "000002.texts");
        assertThat(kept.resolve("000002.texts")).hasContent("It crosses.");
    }

    @Test
    void theTextsOfAFileOfWhichLittleIsNeededAreMoved() throws IOException {
        // More than is kept of texts that have been replaced.
        String year = "A year at the mill. ".repeat(60);
        for (int i = 0; i < 9; i++) {
            write("d%d.txt".formatted(i), i + year, 1);
        }
        library().close();
        String corn;
        try (Library library = library()) {
            corn = library.corpus().find("mill").orElseThrow().revision();
            write("mill.txt", "The mill grinds no more.", 2);
            for (int i = 0; i < 8; i++) {
                write("d%d.txt".formatted(i), "Another one: " + i + year, 2);
            }
            library.look();
            assertThat(textFiles()).containsExactly("000002.texts");
            checkMoved(library, corn, year);
        }
        read.clear();
        try (Library again = library()) {
            assertThat(read).isEmpty();
            checkMoved(again, corn, year);
        }
    }

    private static void checkMoved(Library library, String corn, String year) {
        assertThat(text(library, "d7")).isEqualTo("Another one: 7" + year);
        assertThat(text(library, "d8")).isEqualTo("8" + year);
        assertThat(library.corpus().find("mill", corn).orElseThrow().text()).isEqualTo(CORN);
    }

    @Test
    void manySmallFilesArePutTogether() throws IOException {
        for (int i = 1; i <= 20; i++) {
            write("d%d.txt".formatted(i), "Text %d.".formatted(i), 1);
            library().close();
        }
        assertThat(textFiles()).hasSizeLessThan(10);
        read.clear();
        try (Library again = library()) {
            assertThat(read).isEmpty();
            for (int i = 1; i <= 20; i++) {
                assertThat(text(again, "d" + i)).isEqualTo("Text %d.".formatted(i));
            }
        }
    }

    @Test
    void whatAProgramThatWasKilledHasLeftIsTakenAwayAndNothingElse() throws IOException {
        library().close();
        Files.writeString(kept.resolve("000007.texts"), "It was to be");
        Files.writeString(kept.resolve("notes.txt"), "Of somebody else.");
        library().close();
        assertThat(textFiles()).containsExactly("000001.texts");
        assertThat(kept.resolve("notes.txt")).hasContent("Of somebody else.");
    }

    private List<String> textFiles() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".texts"))
                    .sorted()
                    .toList();
        }
    }

    private DiskShelf shelf(Path kept) {
        return new DiskShelf(kept, new SourceFolder(folder, DataSize.ofMegabytes(1)).reading(), 0);
    }

    private static String text(Library library, String id) {
        return library.corpus().find(id).orElseThrow().text();
    }

    private Library library() {
        return library(kept);
    }

    private Library library(Path kept) {
        SourceFolder sources = new SourceFolder(folder, DataSize.ofMegabytes(1));
        return new Library(
                sources,
                () -> (_, _) -> {},
                Duration.ofSeconds(2),
                shelf(kept),
                1_000,
                new Progress() {
                    @Override
                    public void reading(int done, int total) {
                        read.add(done + "/" + total);
                    }
                });
    }

    private void write(String name, String text, int hour) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(
                file,
                FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3_600L * hour)));
    }
}
