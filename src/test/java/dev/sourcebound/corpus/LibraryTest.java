package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sourcebound.corpus.SourceState.Status;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.Reading.Reason;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class LibraryTest {

    @TempDir Path folder;

    private final List<Edition> prepared = new ArrayList<>();
    private boolean failing;

    @BeforeEach
    void aFolderWithOneSource() throws IOException {
        write("mill.txt", "The mill grinds corn.");
    }

    @Test
    void takesOverWhatIsAddedChangedAndRemoved() throws IOException {
        Library library = library();
        assertThat(library.corpus().ids()).containsExactly("mill");

        write("ferry.md", "# The ferry\n\nIt crosses at nine.");
        library.look();
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder("ferry", "mill");

        write("mill.txt", "The mill grinds no more.");
        library.look();
        assertThat(library.corpus().find("mill").orElseThrow().text())
                .isEqualTo("The mill grinds no more.");

        Files.delete(folder.resolve("ferry.md"));
        library.look();
        assertThat(library.corpus().ids()).containsExactly("mill");
        assertThat(prepared).hasSize(3);
    }

    @Test
    void takesOverWhatChangesInFoldersWithinIt() throws IOException {
        Library library = library();
        write("north/ferry.md", "It crosses at nine.");
        write("south/ferry.md", "It crosses at ten.");
        library.look();
        assertThat(library.corpus().ids())
                .containsExactlyInAnyOrder("mill", "north--ferry", "south--ferry");
        assertThat(library.states())
                .extracting(SourceState::file)
                .containsExactly("mill.txt", "north/ferry.md", "south/ferry.md");

        write("south/ferry.md", "It crosses at noon.");
        Files.delete(folder.resolve("north/ferry.md"));
        Files.move(folder.resolve("south"), folder.resolve("east"));
        library.look();
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder("mill", "east--ferry");
        assertThat(library.corpus().find("east--ferry").orElseThrow().text())
                .isEqualTo("It crosses at noon.");
    }

    @Test
    void aFolderThatIsNotGoneIntoIsToldAndTheRestGoesOn() throws IOException {
        Files.createSymbolicLink(folder.resolve("round"), folder);
        Library library = library();
        assertThat(library.corpus().ids()).containsExactly("mill");
        SourceState round = state(library, "round");
        assertThat(round.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(round.message()).contains("is a link").endsWith(".");
        assertThatThrownBy(() -> new LibraryWriter(library).remove("round"))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aLookThatFindsNoChangeChangesNothing() {
        Library library = library();
        Edition before = library.corpus().edition();
        library.look();
        assertThat(library.corpus().edition()).isSameAs(before);
        assertThat(prepared).isEmpty();
    }

    @Test
    void aFileThatIsStillWrittenToIsReadOnceItHasNotChanged() throws IOException {
        Library library = library();
        write("ferry.txt", "The ferry cro", Instant.now().plusSeconds(60));
        library.look();
        assertThat(library.corpus().ids()).containsExactly("mill");
        assertThat(state(library, "ferry.txt").status()).isEqualTo(Status.PENDING);

        write("ferry.txt", "The ferry crosses at nine.", Instant.now().plusSeconds(61));
        library.look();
        assertThat(library.corpus().ids()).containsExactly("mill");

        library.look();
        assertThat(library.corpus().find("ferry").orElseThrow().text())
                .isEqualTo("The ferry crosses at nine.");
        assertThat(state(library, "ferry.txt").status()).isEqualTo(Status.INDEXED);
    }

    @Test
    void whatCannotBeUsedIsRefusedByNameAndTheRestGoesOn() throws IOException {
        write("a.pdf", "no PDF");
        write("mill.md", "Another mill.");
        write("z.txt", " ");
        write("sources.yaml", "sources:\n  - {id: gone, file: gone.txt}\n");
        Library library = library();
        assertThat(library.corpus().ids()).containsExactly("mill");
        assertThat(library.states())
                .extracting(SourceState::file, SourceState::reason)
                .containsExactly(
                        tuple("a.pdf", Reason.WRONG_FORMAT),
                        tuple("gone.txt", Reason.MISSING),
                        tuple("mill.md", null),
                        tuple("mill.txt", Reason.ID_TAKEN),
                        tuple("z.txt", Reason.NO_TEXT));
        assertThat(state(library, "a.pdf").message()).startsWith("a.pdf is no PDF").endsWith(".");
    }

    @Test
    void aFolderOfWhichNothingCanBeUsedIsWaitedFor() throws IOException {
        write("mill.txt", "  ");
        Library library = library();
        assertThat(library.corpus().ids()).isEmpty();
        assertThat(library.problem()).startsWith("There is no source");

        write("ferry.txt", "The ferry crosses at nine.");
        library.look();
        assertThat(library.corpus().ids()).containsExactly("ferry");
        assertThat(library.problem()).isNull();
    }

    @Test
    void whoeverNeedsSourcesIsToldWhyThereAreNone() throws IOException {
        write("mill.txt", "  ");
        assertThatThrownBy(library()::requireSources)
                .isInstanceOf(AppException.class)
                .hasMessageContaining("mill.txt holds no text");
        Files.delete(folder.resolve("mill.txt"));
        assertThatThrownBy(library()::requireSources)
                .isInstanceOf(AppException.class)
                .hasMessageContaining("holds no document that is read");
    }

    @Test
    void aBrokenCatalogueLeavesTheSourcesAsTheyAre() throws IOException {
        Library library = library();
        write("sources.yaml", "sources: [");
        write("ferry.txt", "The ferry crosses at nine.");
        library.look();
        assertThat(library.corpus().ids()).containsExactly("mill");
        assertThat(library.problem()).contains("sources.yaml is not YAML");

        Files.delete(folder.resolve("sources.yaml"));
        library.look();
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder("ferry", "mill");
        assertThat(library.problem()).isNull();
    }

    @Test
    void anEditionThatCannotBeIndexedIsNotShownAndTriedAgain() throws IOException {
        Library library = library();
        write("ferry.txt", "The ferry crosses at nine.");
        failing = true;
        assertThatThrownBy(library::look).hasMessage("the disk is full");
        assertThat(library.corpus().ids()).containsExactly("mill");

        failing = false;
        library.look();
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder("ferry", "mill");
    }

    @Test
    void workThatIsPinnedSeesOneEditionAndKeepsItAlive() throws IOException {
        Library library = library();
        Corpus corpus = library.corpus();
        List<String> ended = new ArrayList<>();
        corpus.edition().onEnd(() -> ended.add("first"));
        write("mill.txt", "The mill grinds no more.");

        corpus.pinned(() -> {
            library.look();
            assertThat(corpus.find("mill").orElseThrow().text()).isEqualTo("The mill grinds corn.");
            assertThat(ended).isEmpty();
            return null;
        });

        assertThat(ended).containsExactly("first");
        assertThat(corpus.find("mill").orElseThrow().text()).isEqualTo("The mill grinds no more.");
    }

    @Test
    void aTextThatWasReplacedCanStillBeLookedUpByItsRevision() throws IOException {
        Library library = library();
        Source before = library.corpus().find("mill").orElseThrow();
        write("mill.txt", "The mill grinds no more.");
        library.look();
        assertThat(library.corpus().find("mill", before.revision())).contains(before);
        assertThat(library.corpus().find("mill", "sha256:0")).isEmpty();
        Source now = library.corpus().find("mill").orElseThrow();
        assertThat(library.corpus().find("mill", now.revision())).contains(now);
    }

    @Test
    void ofTextsThatWereReplacedTheLatestAreKept() throws IOException {
        Library library = library();
        Source first = library.corpus().find("mill").orElseThrow();
        write("mill.txt", "x".repeat(600));
        library.look();
        Source second = library.corpus().find("mill").orElseThrow();
        write("mill.txt", "y".repeat(600));
        library.look();
        // 1,000 code units are kept: the two would be 621.
        assertThat(library.corpus().find("mill", first.revision())).isPresent();
        write("mill.txt", "z");
        library.look();
        assertThat(library.corpus().find("mill", first.revision())).isEmpty();
        assertThat(library.corpus().find("mill", second.revision())).isEmpty();
        assertThat(library.corpus().find("mill")).isPresent();
    }

    @Test
    void whatWasRemovedIsForgottenButNotThatItWas() throws IOException {
        write("ferry.txt", "The ferry crosses at nine.");
        Library library = library();
        Source ferry = library.corpus().find("ferry").orElseThrow();
        Files.delete(folder.resolve("ferry.txt"));
        library.look();
        assertThat(library.corpus().find("ferry", ferry.revision())).isEmpty();
        assertThat(library.corpus().wasRemoved("ferry")).isTrue();
        assertThat(library.corpus().wasRemoved("mill")).isFalse();
        assertThat(library.corpus().wasRemoved("lamp")).isFalse();
    }

    @Test
    void ofWhatWasRemovedNoTextIsKeptAndOfOthersAllThatMayBe() throws IOException {
        write("ferry.txt", "x".repeat(900));
        Library library = library();
        Source ferry = library.corpus().find("ferry").orElseThrow();
        Source mill = library.corpus().find("mill").orElseThrow();
        write("ferry.txt", "The ferry crosses at nine.");
        write("mill.txt", "y".repeat(979));
        library.look();
        assertThat(library.corpus().find("ferry", ferry.revision())).contains(ferry);

        Files.delete(folder.resolve("ferry.txt"));
        library.look();
        assertThat(library.corpus().find("ferry", ferry.revision())).isEmpty();
        assertThat(library.corpus().find("mill", mill.revision())).contains(mill);

        // With the 21 of the first text these are the 1,000 code units that are kept.
        Source second = library.corpus().find("mill").orElseThrow();
        write("mill.txt", "The mill grinds no more.");
        library.look();
        assertThat(library.corpus().find("mill", second.revision())).contains(second);
        assertThat(library.corpus().find("mill", mill.revision())).contains(mill);
    }

    @Test
    void aTextInPlaceOfWhichAnotherFileCameCanStillBeLookedUp() throws IOException {
        Library library = library();
        Source before = library.corpus().find("mill").orElseThrow();
        Files.delete(folder.resolve("mill.txt"));
        write("mill.md", "The mill grinds no more.");
        library.look();
        assertThat(library.corpus().find("mill", before.revision())).contains(before);
    }

    @Test
    void workWithinPinnedWorkSeesTheSameEdition() throws IOException {
        Library library = library();
        Corpus corpus = library.corpus();
        Edition first = corpus.edition();
        write("mill.txt", "The mill grinds no more.");
        Edition seen =
                corpus.pinned(() -> {
                    library.look();
                    return corpus.pinned(corpus::edition);
                });
        assertThat(seen).isSameAs(first);
        assertThat(corpus.edition()).isNotSameAs(first);
        assertThat(corpus.edition().number()).isNotEqualTo(first.number());
    }

    @Test
    void whoeverWaitsForTheNextEditionIsTold() throws Exception {
        Library library = library();
        Edition first = library.corpus().edition();
        assertThat(first.awaitNext(Duration.ZERO)).isFalse();
        write("mill.txt", "The mill grinds no more.");
        library.look();
        assertThat(first.awaitNext(Duration.ofSeconds(10))).isTrue();
        first.awaitNext();
    }

    @Test
    void anEditionThatHasEndedIsNotKeptFromEnding() {
        Edition edition = new Edition(List.of());
        assertThat(edition.hold()).isTrue();
        edition.release();
        edition.release();
        assertThat(edition.hold()).isFalse();
    }

    @Test
    void afterEveryChangeAnotherThreadMayChange() throws Exception {
        Library library = library();
        library.look();
        CompletableFuture.runAsync(library::look).get(10, TimeUnit.SECONDS);

        LibraryWriter writer = new LibraryWriter(library);
        assertThatThrownBy(() -> writer.remove("ferry")).isInstanceOf(AppException.class);
        CompletableFuture.runAsync(library::look).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aDocumentThatIsPutInCanBeFoundAtOnceAndIsNotReadTwice() throws IOException {
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        LibraryWriter.Put put =
                writer.put(
                        "ferry",
                        Format.MARKDOWN,
                        bytes("# The ferry\n\nIt crosses."),
                        Indexing.Progress.NONE);
        assertThat(put.isNew()).isTrue();
        assertThat(put.source().title()).isEqualTo("The ferry");
        assertThat(library.corpus().find("ferry")).contains(put.source());
        assertThat(folder.resolve("ferry.md")).hasContent("# The ferry\n\nIt crosses.");

        int editions = prepared.size();
        library.look();
        assertThat(prepared).hasSize(editions);
    }

    @Test
    void aDocumentOfAnotherFormatTakesTheOldOnesPlace() throws IOException {
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        LibraryWriter.Put put =
                writer.put(
                        "mill",
                        Format.HTML,
                        bytes("<p>The mill is a museum."),
                        Indexing.Progress.NONE);
        assertThat(put.isNew()).isFalse();
        assertThat(names()).containsExactly("mill.html");
        assertThat(library.corpus().find("mill").orElseThrow().text())
                .isEqualTo("The mill is a museum.");
    }

    @Test
    void aDocumentInAFolderWithinItIsPutInAndTakenOutByItsId() throws IOException {
        write("north/ferry.md", "It crosses at nine.");
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        LibraryWriter.Put put =
                writer.put(
                        "north--ferry",
                        Format.MARKDOWN,
                        bytes("It crosses at ten."),
                        Indexing.Progress.NONE);
        assertThat(put.isNew()).isFalse();
        assertThat(folder.resolve("north/ferry.md")).hasContent("It crosses at ten.");

        writer.put("north--ferry", Format.TEXT, bytes("It rests."), Indexing.Progress.NONE);
        assertThat(folder.resolve("north/ferry.md")).doesNotExist();
        assertThat(folder.resolve("north/ferry.txt")).hasContent("It rests.");
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder("mill", "north--ferry");

        writer.remove("north--ferry");
        assertThat(library.corpus().ids()).containsExactly("mill");
    }

    @Test
    void aDocumentThatCannotBeUsedLeavesTheOldOne() throws IOException {
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        assertThatThrownBy(
                        () -> writer.put("mill", Format.TEXT, bytes(" "), Indexing.Progress.NONE))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_REFUSED))
                .hasMessageContaining("no_text");
        assertThat(folder.resolve("mill.txt")).hasContent("The mill grinds corn.");
        assertThat(names()).containsExactly("mill.txt");
    }

    @Test
    void anIdThatIsAPathIsRefused() {
        LibraryWriter writer = new LibraryWriter(library());
        for (String id : new String[] {"../mill", ".mill", "a/b", "", "a".repeat(101)}) {
            assertThatThrownBy(
                            () -> writer.put(id, Format.TEXT, bytes("x"), Indexing.Progress.NONE))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        }
    }

    @Test
    void anIdOfAHundredCharactersIsTaken() {
        String id = "a".repeat(100);
        Library library = library();
        new LibraryWriter(library).put(id, Format.TEXT, bytes("x"), Indexing.Progress.NONE);
        assertThat(library.corpus().ids()).containsExactlyInAnyOrder(id, "mill");
    }

    @Test
    void whatTheCatalogueNamesKeepsItsFormat() throws IOException {
        write("sources.yaml", "sources:\n  - {id: grinder, file: mill.txt, title: The Mill}\n");
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        assertThatThrownBy(() ->
                        writer.put("grinder", Format.HTML, bytes("<p>x"), Indexing.Progress.NONE))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CONFLICT));
        LibraryWriter.Put put =
                writer.put(
                        "grinder", Format.TEXT, bytes("It stands still."), Indexing.Progress.NONE);
        assertThat(put.source().title()).isEqualTo("The Mill");
        assertThat(folder.resolve("mill.txt")).hasContent("It stands still.");
    }

    @Test
    void anotherFormatTakesThePlaceOfNoOtherSource() throws IOException {
        write("mill.md", "The ferry crosses at nine.");
        write("sources.yaml", "sources:\n  - {id: ferry, file: mill.md}\n");
        LibraryWriter writer = new LibraryWriter(library());
        assertThatThrownBy(() ->
                        writer.put(
                                "mill",
                                Format.MARKDOWN,
                                bytes("It stands."),
                                Indexing.Progress.NONE))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CONFLICT))
                .hasMessageContaining("mill.md");
        assertThat(folder.resolve("mill.md")).hasContent("The ferry crosses at nine.");
        assertThat(names()).contains("mill.txt");
    }

    @Test
    void aDocumentTakesThePlaceOfAFileThatNoLookHasSeen() throws IOException {
        Library library = library();
        write("ferry.txt", "The ferry crosses at nine.");
        LibraryWriter.Put put =
                new LibraryWriter(library)
                        .put(
                                "ferry",
                                Format.TEXT,
                                bytes("It crosses at noon."),
                                Indexing.Progress.NONE);
        assertThat(put.isNew()).isFalse();
        assertThat(library.corpus().find("ferry")).contains(put.source());
    }

    @Test
    void aBrokenCatalogueIsToldToWhoeverPutsADocumentIn() throws IOException {
        Library library = library();
        write("sources.yaml", "sources: [");
        LibraryWriter writer = new LibraryWriter(library);
        assertThatThrownBy(
                        () -> writer.put("ferry", Format.TEXT, bytes("x"), Indexing.Progress.NONE))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CONFLICT))
                .hasMessageContaining("sources.yaml is not YAML");
        assertThat(names()).containsExactly("mill.txt", "sources.yaml");
    }

    @Test
    void aDocumentThatIsTakenOutIsGone() throws IOException {
        write("ferry.txt", "The ferry crosses at nine.");
        Library library = library();
        LibraryWriter writer = new LibraryWriter(library);
        writer.remove("ferry");
        assertThat(library.corpus().ids()).containsExactly("mill");
        assertThat(names()).containsExactly("mill.txt");
        assertThatThrownBy(() -> writer.remove("ferry"))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private Library library() {
        Indexing indexing =
                (next, progress) -> {
                    if (failing) {
                        throw new IllegalStateException("the disk is full");
                    }
                    prepared.add(next);
                };
        return new Library(
                new SourceFolder(folder, DataSize.ofMegabytes(1)),
                () -> indexing,
                Duration.ofSeconds(2),
                Shelf.IN_MEMORY,
                1_000,
                Indexing.Progress.NONE);
    }

    private static SourceState state(Library library, String file) {
        return library.states().stream()
                .filter(s -> s.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Writes a file as if it had been there for a while; each change an hour later than the last.
    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Instant before =
                Files.exists(file)
                        ? Files.getLastModifiedTime(file).toInstant()
                        : Instant.parse("2026-01-01T00:00:00Z");
        write(name, text, before.plusSeconds(3_600));
    }

    private void write(String name, String text, Instant modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
