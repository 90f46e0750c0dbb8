package dev.sourcebound.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// The documents that Apache Tika tests its own parsers with: old and new, odd and broken ones. It
/// leaves the table of `src/docs/documents.md` as `target/documents.md`.
class RealDocumentsTest {

    /// Why a sound reader may refuse one of them. None of them takes long or fills the memory.
    private static final Set<Reason> SOUND =
            Set.of(
                    Reason.NO_TEXT,
                    Reason.ENCRYPTED,
                    Reason.DAMAGED,
                    Reason.WRONG_FORMAT,
                    Reason.UNKNOWN_ENCODING);

    private final Map<Format, Tally> tallies = new EnumMap<>(Format.class);

    /// What came of the files of one format.
    private static final class Tally {
        private int files;
        private int read;
        private int headings;
        private int tables;
        private int pages;
        private long characters;
        private final Map<Reason, Integer> refused = new TreeMap<>();
    }

    @Test
    void everyOneIsReadOrRefusedByName() throws IOException {
        try (DocumentReader reader = new DocumentReader(ReadingLimits.DEFAULTS)) {
            for (Path jar : jars()) {
                read(jar, reader);
            }
        }
        Files.writeString(Path.of("target", "documents.md"), table());
        assertThat(tallies.values().stream().mapToInt(tally -> tally.files).sum())
                .isGreaterThan(140);
        // Lower numbers would mean that documents are refused that were read before.
        assertThat(tallies.get(Format.PDF).read).isGreaterThanOrEqualTo(29);
        assertThat(tallies.get(Format.DOCX).read).isGreaterThanOrEqualTo(36);
        assertThat(tallies.get(Format.ODT).read).isGreaterThanOrEqualTo(13);
        assertThat(tallies.get(Format.EPUB).read).isGreaterThanOrEqualTo(2);
        assertThat(tallies.get(Format.HTML).read).isGreaterThanOrEqualTo(22);
    }

    private static List<Path> jars() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator, 0)).stream()
                .filter(name -> name.matches(".*tika-parser-[a-z]+-module-.*-tests\\.jar"))
                .map(Path::of)
                .toList();
    }

    private void read(Path jar, DocumentReader reader) throws IOException {
        try (ZipFile files = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(files.entries())) {
                var format = Format.ofFileName(entry.getName());
                if (!entry.isDirectory() && format.isPresent()) {
                    byte[] bytes = files.getInputStream(entry).readAllBytes();
                    note(format.get(), entry.getName(), reader.read(format.get(), bytes));
                }
            }
        }
    }

    private void note(Format format, String name, Reading reading) {
        Tally tally = tallies.computeIfAbsent(format, _ -> new Tally());
        tally.files++;
        switch (reading) {
            case Reading.Refused refused -> {
                assertThat(refused.reason()).as(name).isIn(SOUND);
                tally.refused.merge(refused.reason(), 1, Integer::sum);
            }
            case Reading.Read(DocumentText document) -> {
                tally.read++;
                tally.pages += document.pageStarts().size();
                tally.characters += document.text().length();
                tally.headings += count(document.text(), "(?m)^#{1,6} ");
                tally.tables += count(document.text(), "(?m)^\\|( --- \\|)+$");
                assertThat(document.pageStarts()).as(name).isSorted();
                assertThat(document.text()).as(name).doesNotContain("\u0000", "\r");
                cut(name, document);
            }
        }
    }

    /// Each passage and each sentence is a slice of the text that is served.
    private static void cut(String name, DocumentText document) {
        String text = document.text();
        Source source =
                new Source(
                        "real",
                        name,
                        false,
                        null,
                        null,
                        null,
                        null,
                        text,
                        "r",
                        document.pageStarts());
        int from = 0;
        for (Passage passage : new Chunker().chunk(source)) {
            assertThat(passage.text()).as(name).isEqualTo(passage.span().of(text));
            for (Span sentence : passage.sentences()) {
                assertThat(sentence.start()).as(name).isGreaterThanOrEqualTo(from);
                assertThat(passage.span().contains(sentence)).as(name).isTrue();
                assertThat(passage.slice(sentence))
                        .as(name)
                        .isEqualTo(sentence.of(text))
                        .isEqualTo(sentence.of(text).strip());
                from = sentence.end();
            }
        }
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private String table() {
        StringBuilder table =
                new StringBuilder(
                        "| format | files | read | refused | pages | headings | tables | characters |\n"
                                + "|---|---|---|---|---|---|---|---|\n");
        tallies.forEach((format, tally) ->
                table.append(
                        "| %s | %d | %d | %s | %d | %d | %d | %,d |\n"
                                .formatted(
                                        format.label(),
                                        tally.files,
                                        tally.read,
                                        refusals(tally),
                                        tally.pages,
                                        tally.headings,
                                        tally.tables,
                                        tally.characters)));
        return table.toString();
    }

    private static String refusals(Tally tally) {
        return tally.refused.isEmpty()
                ? "0"
                : String.join(
                        ", ",
                        tally.refused.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey().slug())
                                .toList());
    }
}
