package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SourceFolderTest {

    @TempDir Path folder;

    @Test
    void readsTextsAndMarkdownInTheOrderOfTheirIdsAndNothingElse() throws IOException {
        write("b.txt", "It rained.");
        write("a.md", "# Late\n\nIt was late.");
        write("c.csv", "1,2");
        write(".hidden.txt", "Hidden.");
        Corpus corpus = read();

        assertThat(corpus.sources()).extracting(Source::id).containsExactly("a", "b");
        assertThat(corpus.sources()).extracting(Source::title).containsExactly("Late", "b");
    }

    @Test
    void readsFoldersWithinItAndGivesEachFileAnIdOfItsOwn() throws IOException {
        write("plan.md", "The top.");
        write("2024/plan.md", "One year.");
        write("2025/plan.md", "The next.");
        write("2025/minutes.md/05 June.txt", "A folder may be named like a file.");
        write("2025/.drafts/plan.md", "Hidden.");
        write("2025/.plan.md", "Hidden.");
        write("2025/sources.yaml", "no catalogue: only the one at the top is");

        assertThat(read().ids())
                .containsExactlyInAnyOrder(
                        "plan", "2024--plan", "2025--plan", "2025--minutes.md--05-June");
    }

    @Test
    void filesOfOneNameHaveIdsOfTheirOwnHoweverTheirFoldersAreCalled() throws IOException {
        List<String> folders =
                List.of(
                        "a b",
                        "a-b",
                        "a+b",
                        "a--b",
                        "a/b",
                        "a-/b",
                        "a/-b",
                        "a-",
                        "+",
                        "ä",
                        "\uD83C\uDF3E",
                        "\uD835\uDC9C".repeat(60),
                        "x".repeat(200) + "/y",
                        "x".repeat(200) + "/z");
        for (String each : folders) {
            write(each + "/plan.md", "Of " + each);
        }

        Corpus corpus = read();

        assertThat(corpus.sources()).hasSize(folders.size());
        assertThat(corpus.ids())
                .contains("a-b--plan", "a--b--plan", "ä--plan")
                .allMatch(id -> id.length() <= 100 && Source.isId(id));
        // printf 'a b/plan' | sha256sum
        assertThat(corpus.find("a-b--plan--ae915ea8").orElseThrow().text()).isEqualTo("Of a b");
    }

    @Test
    void theCatalogueNamesFilesInFoldersByTheirWay() throws IOException {
        write("2025/plan.md", "The next.");
        catalogue("sources:\n  - {id: now, file: 2025/plan.md, title: The plan}\n");
        assertThat(read().find("now").orElseThrow().title()).isEqualTo("The plan");
    }

    @Test
    void readsAFolderThatIsALinkAndFilesThatAre() throws IOException {
        Path place = Files.createDirectories(folder.resolve("place"));
        write("text.txt", "It rained.");
        Files.createSymbolicLink(place.resolve("linked.txt"), folder.resolve("text.txt"));
        folder = Files.createSymbolicLink(folder.resolve("link"), place);
        assertThat(read().ids()).containsExactly("linked");
    }

    @Test
    void goesIntoNoLinkToAFolder() throws IOException {
        write("2025/plan.md", "The next.");
        Files.createSymbolicLink(folder.resolve("2025/up"), folder);
        refuses("2025/up in", "is a link", "put its documents elsewhere");
    }

    @Test
    void goesThirtyTwoFoldersDeep() throws IOException {
        String deep = "d/".repeat(FolderTree.DEEPEST);
        write(deep + "plan.md", "Deep.");
        assertThat(read().sources()).hasSize(1);
        write(deep + "d/plan.md", "Too deep.");
        refuses(deep + "d in", "lies more than 32 folders deep");
    }

    @Test
    void takesWhatTheCatalogueSays() throws IOException {
        write("one.txt", "# Late\n\nIt rained.");
        write("two.txt", "It was late.");
        write("other.txt", "It was dark.");
        catalogue(
                """
                sources:
                  - id: mill
                    file: one.txt
                    title: The Mill
                    author: Ada Lind
                    publisher: Tessen Press
                    date: 2023-02-16
                    uri: https://example.org/mill
                  - id: night
                    file: two.txt
                    description: A note on a night
                """);

        Corpus corpus = read();

        assertThat(corpus.ids()).containsExactlyInAnyOrder("mill", "night", "other");
        Source mill = corpus.find("mill").orElseThrow();
        assertThat(mill.title()).isEqualTo("The Mill");
        assertThat(mill.titleIsDescription()).isFalse();
        assertThat(mill.author()).isEqualTo("Ada Lind");
        assertThat(mill.publisher()).isEqualTo("Tessen Press");
        assertThat(mill.date()).isEqualTo("2023-02-16");
        assertThat(mill.uri()).isEqualTo("https://example.org/mill");
        Source night = corpus.find("night").orElseThrow();
        assertThat(night.title()).isEqualTo("A note on a night");
        assertThat(night.titleIsDescription()).isTrue();
    }

    @Test
    void theRevisionIsTheDigestOfTheBytesAndTheTextIsWithoutTheByteOrderMark() throws IOException {
        Files.write(
                folder.resolve("a.txt"),
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'H', 'i', '.', '\r', '\n'});

        Source source = read().find("a").orElseThrow();

        assertThat(source.text()).isEqualTo("Hi.\r\n");
        // printf '\xef\xbb\xbfHi.\r\n' | sha256sum
        assertThat(source.revision())
                .isEqualTo(
                        "sha256:f81a84aac3b6d33809f35b36dc655191bd183491b434cf917d9b303f0590b218");
    }

    @Test
    void readsTheSeeds() {
        Corpus corpus = new SourceFolder(Path.of("seeds"), DataSize.ofMegabytes(20)).read();

        assertThat(corpus.sources()).allMatch(source -> !source.text().isBlank());
        assertThat(corpus.sources()).anyMatch(Source::titleIsDescription);
        assertThat(corpus.sources()).anyMatch(source -> !source.titleIsDescription());
    }

    @Test
    void refusesAFolderThatIsAbsent() {
        folder = folder.resolve("absent");
        refuses("absent does not exist; set sourcebound.corpus.folder");
    }

    @Test
    void refusesAnEmptyFolder() {
        refuses("holds no document that is read", "put at least one there");
    }

    @Test
    void refusesAFileThatIsNamedButAbsent() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - {id: b, file: b.txt}\n");
        refuses("names the file 'b.txt', which is not in");
    }

    @Test
    void refusesAnIdThatLeadsOutOfItsAddress() throws IOException {
        write("a.txt", "A text.");
        catalogue("sources:\n  - {id: '..', file: a.txt}\n");
        refuses("The id '..' of", "may not be '.' or '..'");
    }

    @Test
    void refusesAnIdThatIsGivenTwice() throws IOException {
        catalogue("sources:\n  - {id: a, file: a.txt}\n  - {id: a, file: b.txt}\n");
        write("a.txt", "It rained.");
        refuses("sources.yaml has the id 'a' twice");
    }

    @Test
    void refusesAnIdThatIsAnotherFilesName() throws IOException {
        write("a.txt", "It rained.");
        write("b.txt", "It was late.");
        catalogue("sources:\n  - {id: a, file: b.txt}\n");
        refuses("a.txt and", "b.txt both have the id 'a'");
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        write("a.txt", "It rained.");
        write("a.md", "It was late.");
        refuses("a.md and", "a.txt both have the id 'a'");
    }

    @Test
    void refusesAFileThatIsNamedTwice() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - {id: a, file: a.txt}\n  - {id: b, file: a.txt}\n");
        refuses("names the file 'a.txt' twice");
    }

    @Test
    void readsWhatIsNotUtf8AsTheEncodingThatItLooksLike() throws IOException {
        String text = "Die Fähre über den großen Fluß fährt täglich. Für Hunde ist sie frei.";
        Files.write(folder.resolve("a.txt"), text.getBytes(Charset.forName("windows-1252")));
        assertThat(read().find("a").orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void theRevisionOfWhatIsNotUtf8IsTheDigestOfItsTextInUtf8() throws IOException {
        String text = "The ferry crosses at nine. It takes forty minutes.";
        write("a.txt", text);
        String revision = read().find("a").orElseThrow().revision();

        Files.write(folder.resolve("a.txt"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        Source wide = read().find("a").orElseThrow();

        assertThat(wide.text()).isEqualTo(text);
        assertThat(wide.revision()).isEqualTo(revision);
    }

    @Test
    void refusesWhatIsInNoEncoding() throws IOException {
        Files.write(folder.resolve("a.txt"), new byte[] {'a', (byte) 0xFF, 0, (byte) 0x81, 0, 1});
        refuses("a.txt", "save it as UTF-8");
    }

    @Test
    void refusesANulCharacter() throws IOException {
        write("a.txt", "It\0rained.");
        refuses("a.txt has a NUL character at offset 2");
    }

    @Test
    void refusesABlankText() throws IOException {
        write("a.txt", " \n\t\u00A0\n");
        refuses("a.txt holds no text");
    }

    @Test
    void refusesATextAboveTheLimitAndTakesOneOfItsSize() throws IOException {
        write("a.txt", "a".repeat(20));
        assertThat(new SourceFolder(folder, DataSize.ofBytes(20)).read().ids())
                .containsExactly("a");

        assertThatThrownBy(() -> new SourceFolder(folder, DataSize.ofBytes(19)).read())
                .hasMessageContaining("a.txt is larger than 19 bytes")
                .hasMessageContaining("max-source-size");
    }

    @Test
    void refusesAFolderThatMayNotBeListed() throws IOException {
        write("a.txt", "It rained.");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed));
        refuses("closed in", "let this process read it");
    }

    @Test
    void refusesAFolderThatMayBeListedAndNotEntered() throws IOException {
        write("a.txt", "It rained.");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.writeString(closed.resolve("b.txt"), "It snowed.");
        Files.writeString(closed.resolve("c.txt"), "It hailed.");
        assumeTrue(closed.toFile().setExecutable(false) && !Files.isExecutable(closed));
        try {
            refuses("closed in", "may not be listed or entered");
            assertThat(new SourceFolder(folder, DataSize.ofMegabytes(1)).list().closed())
                    .containsExactly("closed");
        } finally {
            assertThat(closed.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void refusesALinkToNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("gone"));
        refuses("a.txt cannot be read");
    }

    @Test
    void makesAnIdOfAFileNameThatCannotStandInAnAddress() throws IOException {
        write("my text #2.txt", "It rained.");
        assertThat(read().find("my-text-2")).isPresent();
    }

    @Test
    void refusesAnIdThatCannotStandInAnAddress() throws IOException {
        write("a.txt", "It rained.");
        write("sources.yaml", "sources:\n  - id: my text\n    file: a.txt\n");
        refuses("The id 'my text' of", "sources.yaml");
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheKnownOnes() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - {id: a, file: a.txt, titel: Late}\n");
        refuses("entry 1 has the unknown key [titel]; known are [author,");
    }

    @Test
    void refusesAnEntryWithoutAnId() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - {file: a.txt}\n");
        refuses("entry 1 has no 'id'");
    }

    @Test
    void refusesATitleAndAnIdThatAreTooLongToBeKeptWithEachPassage() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - {id: a, file: a.txt, title: %s}\n".formatted("a".repeat(300)));
        assertThat(read().sources().getFirst().title()).hasSize(300);
        catalogue("sources:\n  - {id: a, file: a.txt, title: %s}\n".formatted("a".repeat(301)));
        refuses("entry 1 has 301 characters as its 'title'; shorten it to 300 at most");
        catalogue("sources:\n  - {id: %s, file: a.txt}\n".formatted("a".repeat(301)));
        refuses("entry 1 has 301 characters as its 'id'");
    }

    @Test
    void quotesWholeWhatAPageSaysInAParagraphHoweverItBegins() throws IOException {
        write(
                "a.html",
                "<h1>Marks</h1><p>&lt;!-- is how they begin.</p><p>The mill was built in 1810.</p>"
                        + "<p># of rooms in the main house: 12 with the kitchen.</p>"
                        + "<p>With --&gt; they end.</p><p>&gt; 65 years: halve the dose and ask again.</p>"
                        + "<p>\\# is what it writes, and not more.</p><p>``` opens what it shows.</p>"
                        + "<p>The lines of an address that is as long as this stand alone, as do<br>"
                        + "&gt; marks at the start of a line that is as long as the one above it was.</p>");

        Source source = read().sources().getFirst();

        assertThat(
                        new Chunker()
                                .chunk(source).stream()
                                        .flatMap(passage -> passage.sentences().stream())
                                        .map(source::slice))
                .containsExactly(
                        "<!-- is how they begin.",
                        "The mill was built in 1810.",
                        "# of rooms in the main house: 12 with the kitchen.",
                        "With --> they end.",
                        "> 65 years: halve the dose and ask again.",
                        "\\# is what it writes, and not more.",
                        "``` opens what it shows.",
                        "The lines of an address that is as long as this stand alone, as do",
                        "> marks at the start of a line that is as long as the one above it was.");
    }

    @Test
    void refusesBrokenYamlAndNamesTheLine() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - id: a\n    file: [a.txt\n");
        refuses("sources.yaml is not YAML at line 4");
    }

    @Test
    void refusesYamlOfAnotherShape() throws IOException {
        write("a.txt", "It rained.");
        for (String yaml :
                new String[] {
                    "",
                    "- a",
                    "sources: a",
                    "sources: []\nmore: 1",
                    "sources: [a]",
                    "!!java.net.URL [\"http://localhost\"]"
                }) {
            catalogue(yaml);
            refuses("sources.yaml");
        }
    }

    @Test
    void refusesYamlThatUnfolds() throws IOException {
        write("a.txt", "It rained.");
        catalogue("a: &a [1, 2]\nb: &b [*a, *a]\nsources: [*b, *b]\n");
        refuses("sources.yaml is not YAML that is read here", "aliases", "max=0");
        catalogue("sources: " + "[".repeat(9) + "]".repeat(9));
        refuses("sources.yaml is not YAML that is read here", "max 8");
        catalogue("sources: [{id: a, file: a.txt, title: " + "x".repeat(3_000_000) + "}]");
        refuses("sources.yaml is not YAML that is read here", "3000000 code points");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() throws IOException {
        write("a.txt", "It rained.");
        catalogue("sources:\n  - id: a\n    file: a.txt\n    id: b\n");
        refuses("sources.yaml is not YAML at line 4", "duplicate key id");
    }

    private void refuses(String... parts) {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORPUS_INVALID))
                .message()
                .contains(parts)
                .endsWith(".")
                .doesNotContain("\n");
    }

    private Corpus read() {
        return new SourceFolder(folder, DataSize.ofMegabytes(1)).read();
    }

    private void catalogue(String yaml) throws IOException {
        write("sources.yaml", yaml);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
