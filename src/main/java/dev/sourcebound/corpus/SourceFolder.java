package dev.sourcebound.corpus;

import static java.util.stream.Collectors.toSet;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.ReadingLimits;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/// A folder of sources: its files of the formats that are read, and what `sources.yaml` says of
/// them. Folders within it, hidden files and files of other kinds are not read.
public final class SourceFolder {

    private final Path folder;
    private final DataSize maxSourceSize;
    private final ReadingLimits limits;

    /// @param maxSourceSize the largest file that is read
    public SourceFolder(Path folder, DataSize maxSourceSize) {
        this(folder, maxSourceSize, ReadingLimits.DEFAULTS);
    }

    /// @param limits for what is no plain text
    public SourceFolder(Path folder, DataSize maxSourceSize, ReadingLimits limits) {
        this.folder = folder;
        this.maxSourceSize = maxSourceSize;
        this.limits = limits;
    }

    /// What is in a folder, unread.
    ///
    /// @param files in the order of their names
    /// @param missing what the catalogue names and the folder has not
    record Listing(List<SourceFile> files, List<SourceCatalog.Entry> missing) {
        Listing {
            files = List.copyOf(files);
            missing = List.copyOf(missing);
        }
    }

    /// Reads every source, and none if one cannot be read: for whoever measures on them. A server
    /// reads what it can, see [Library].
    ///
    /// @throws AppException `CORPUS_INVALID`, naming the file and how to mend it
    public Corpus read() {
        Listing listing = list();
        refuseEmpty(listing);
        for (SourceCatalog.Entry missing : listing.missing()) {
            throw invalid(missing(missing));
        }
        Map<String, Path> byId = new HashMap<>();
        List<Source> sources = new ArrayList<>();
        try (DocumentReader reader = reader()) {
            for (SourceFile file : listing.files()) {
                Path other = byId.put(file.id(), file.path());
                if (other != null) {
                    throw invalid(twice(other, file));
                }
                switch (file.read(reader, maxSourceSize)) {
                    case Made.Of(Source source) -> sources.add(source);
                    case Made.Refused refused ->
                            throw invalid("%s %s.".formatted(file.path(), refused.message()));
                }
            }
        }
        return new Corpus(sources);
    }

    /// What is there now.
    ///
    /// @throws AppException `CORPUS_INVALID` where the folder cannot be listed or its catalogue is
    ///   not what it should be
    Listing list() {
        List<Path> paths = paths();
        Map<String, SourceCatalog.Entry> entries = new HashMap<>();
        List<SourceCatalog.Entry> missing = new ArrayList<>();
        Set<String> names = paths.stream().map(SourceFolder::name).collect(toSet());
        for (SourceCatalog.Entry entry : SourceCatalog.read(catalogue()).entries()) {
            entries.put(entry.file(), entry);
            if (!names.contains(entry.file())) {
                missing.add(entry);
            }
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            SourceCatalog.Entry entry = entries.get(name(path));
            Format format = Format.ofFileName(name(path)).orElseThrow();
            SourceFile file = new SourceFile(path, format, entry, SourceFile.Stamp.of(path));
            SourceCatalog.checkedId(file.id(), path.toString());
            files.add(file);
        }
        return new Listing(files, missing);
    }

    /// @throws AppException `CORPUS_INVALID` where there is nothing to read
    void refuseEmpty(Listing listing) {
        if (listing.files().isEmpty()) {
            throw invalid(nothingToRead());
        }
    }

    String nothingToRead() {
        return "The folder of sources %s holds no document that is read, such as a .txt, .md, .html, .pdf, .docx, .odt or .epub file; put at least one there."
                .formatted(folder.toAbsolutePath());
    }

    /// @param kept how many documents of it are kept from before
    String emptied(int kept) {
        return "The folder of sources %s is empty, but %d of its documents are kept with the index; if they are to be forgotten, delete the folder that sourcebound.index.path names, else see whether the folder of sources is mounted."
                .formatted(folder.toAbsolutePath(), kept);
    }

    DocumentReader reader() {
        return new DocumentReader(limits);
    }

    /// What decides how a file is read: a file that is the same is read the same where this is.
    String reading() {
        return "%s %s %s".formatted(DocumentReader.VERSION, limits, maxSourceSize);
    }

    DataSize maxSourceSize() {
        return maxSourceSize;
    }

    Path path() {
        return folder;
    }

    Path catalogue() {
        return folder.resolve(SourceCatalog.FILE_NAME);
    }

    String missing(SourceCatalog.Entry entry) {
        return "sources.yaml names the file '%s', which is not in %s; put it there or take its entry out."
                .formatted(entry.file(), folder);
    }

    static String twice(Path first, SourceFile second) {
        return "%s and %s both have the id '%s'; give one of them another id in sources.yaml."
                .formatted(first, second.path(), second.id());
    }

    private List<Path> paths() {
        if (!Files.isDirectory(folder)) {
            throw invalid(
                    "The folder of sources %s does not exist; set sourcebound.corpus.folder to a folder that holds documents."
                            .formatted(folder.toAbsolutePath()));
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(SourceFolder::isSource).sorted().toList();
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID,
                    "The folder of sources %s cannot be listed; let this process read it."
                            .formatted(folder.toAbsolutePath()),
                    e);
        }
    }

    private static boolean isSource(Path file) {
        String name = name(file);
        return !name.startsWith(".") && Format.ofFileName(name).isPresent();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static AppException invalid(String message) {
        return new AppException(ErrorCode.CORPUS_INVALID, message);
    }
}
