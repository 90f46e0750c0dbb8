package dev.sourcebound.corpus;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.ReadingLimits;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/// A folder of sources: its files of the formats that are read, those of its sub-folders among
/// them, and what `sources.yaml` says of them. What is hidden and files of other kinds are not
/// read.
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
    /// @param closed names of sub-folders that are not gone into
    record Listing(List<SourceFile> files, List<SourceCatalog.Entry> missing, List<String> closed) {
        Listing {
            files = List.copyOf(files);
            missing = List.copyOf(missing);
            closed = List.copyOf(closed);
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
        for (String closed : listing.closed()) {
            throw invalid(closed(closed));
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
        FolderTree tree = tree();
        List<SourceCatalog.Entry> catalogue = SourceCatalog.read(catalogue()).entries();
        Map<String, SourceCatalog.Entry> entries = new HashMap<>();
        catalogue.forEach(entry -> entries.put(entry.file(), entry));
        List<SourceFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path path : tree.files()) {
            String name = name(path);
            names.add(name);
            Format format = Format.ofFileName(name).orElseThrow();
            SourceFile.Stamp stamp = SourceFile.Stamp.of(path);
            SourceFile file = new SourceFile(path, name, format, entries.get(name), stamp);
            SourceCatalog.checkedId(file.id(), path.toString());
            files.add(file);
        }
        List<SourceCatalog.Entry> missing =
                catalogue.stream().filter(entry -> !names.contains(entry.file())).toList();
        return new Listing(files, missing, tree.closed().stream().map(this::name).toList());
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

    /// @param name of a sub-folder
    String closed(String name) {
        return "%s in %s is a folder that is not gone into: it may not be listed or entered, is a link, or lies more than %d folders deep; let this process read it, or put its documents elsewhere."
                .formatted(name, folder, FolderTree.DEEPEST);
    }

    /// The name of a file or sub-folder of it, with a slash after each sub-folder that it is in.
    String name(Path path) {
        return folder.relativize(path).toString().replace(File.separatorChar, '/');
    }

    static String twice(Path first, SourceFile second) {
        return "%s and %s both have the id '%s'; give one of them another id in sources.yaml."
                .formatted(first, second.path(), second.id());
    }

    private FolderTree tree() {
        if (!Files.isDirectory(folder)) {
            throw invalid(
                    "The folder of sources %s does not exist; set sourcebound.corpus.folder to a folder that holds documents."
                            .formatted(folder.toAbsolutePath()));
        }
        try {
            return FolderTree.of(folder);
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID,
                    "The folder of sources %s cannot be listed; let this process read it."
                            .formatted(folder.toAbsolutePath()),
                    e);
        }
    }

    private static AppException invalid(String message) {
        return new AppException(ErrorCode.CORPUS_INVALID, message);
    }
}
