package dev.sourcebound.corpus;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/// A folder of sources: its `.txt` and `.md` files, and what `sources.yaml` says of them. Folders
/// within it, hidden files and files of other kinds are not read.
public final class SourceFolder {

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    private final Path folder;
    private final DataSize maxSourceSize;

    /// @param maxSourceSize the largest file that is read
    public SourceFolder(Path folder, DataSize maxSourceSize) {
        this.folder = folder;
        this.maxSourceSize = maxSourceSize;
    }

    /// Reads every source.
    ///
    /// @throws AppException `CORPUS_INVALID`, naming the file and how to mend it
    public Corpus read() {
        List<Path> files = files();
        SourceCatalog catalog = SourceCatalog.read(folder.resolve(SourceCatalog.FILE_NAME));
        Map<String, SourceCatalog.Entry> entries = new HashMap<>();
        for (SourceCatalog.Entry entry : catalog.entries()) {
            entries.put(entry.file(), entry);
        }
        Map<String, Path> byId = new HashMap<>();
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            SourceCatalog.Entry entry = entries.remove(name(file));
            Source source = source(file, entry);
            Path other = byId.put(source.id(), file);
            if (other != null) {
                throw invalid(
                        "%s and %s both have the id '%s'; give one of them another id in sources.yaml."
                                .formatted(other, file, source.id()));
            }
            sources.add(source);
        }
        for (SourceCatalog.Entry missing : entries.values()) {
            throw invalid(
                    "sources.yaml names the file '%s', which is not in %s; put it there or take its entry out."
                            .formatted(missing.file(), folder));
        }
        return new Corpus(sources);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw invalid(
                    "The folder of sources %s does not exist; set sourcebound.corpus.folder to a folder that holds .txt or .md files."
                            .formatted(folder.toAbsolutePath()));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(SourceFolder::isSource).sorted().toList();
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID,
                    "The folder of sources %s cannot be listed; let this process read it."
                            .formatted(folder.toAbsolutePath()),
                    e);
        }
        if (files.isEmpty()) {
            throw invalid(
                    "The folder of sources %s holds no .txt or .md file; put at least one there."
                            .formatted(folder.toAbsolutePath()));
        }
        return files;
    }

    private static boolean isSource(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".txt") || name.endsWith(".md"));
    }

    /// A file's name as an id: what an id may not hold becomes a hyphen.
    private static String idOf(String name) {
        return NOT_IN_IDS.matcher(name).replaceAll("-");
    }

    private Source source(Path file, SourceCatalog.@org.jspecify.annotations.Nullable Entry entry) {
        SourceText text = SourceText.read(file, maxSourceSize);
        if (entry == null) {
            String name = name(file).substring(0, name(file).lastIndexOf('.'));
            return new Source(
                    SourceCatalog.checkedId(idOf(name), file.toString()),
                    text.titleOr(name),
                    false,
                    null,
                    null,
                    null,
                    null,
                    text.text(),
                    text.revision());
        }
        boolean described = entry.title() == null && entry.description() != null;
        String title = entry.title() != null ? entry.title() : entry.description();
        return new Source(
                entry.id(),
                title != null ? title : text.titleOr(entry.id()),
                described,
                entry.author(),
                entry.publisher(),
                entry.date(),
                entry.uri(),
                text.text(),
                text.revision());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static AppException invalid(String message) {
        return new AppException(ErrorCode.CORPUS_INVALID, message);
    }
}
