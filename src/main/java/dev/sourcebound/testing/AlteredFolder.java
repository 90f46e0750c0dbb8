package dev.sourcebound.testing;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/// Sources, changed, in a folder of their own that is gone when closed.
///
/// @param path the folder
record AlteredFolder(Path path) implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    static AlteredFolder without(List<Source> sources, List<Citation> citations) {
        List<Source> left = new ArrayList<>();
        for (Source source : sources) {
            String text = cut(source, citations);
            if (!text.isBlank()) {
                left.add(source(source, text));
            }
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "no source would be left; a corpus needs at least one");
        }
        return written(left);
    }

    static AlteredFolder with(List<Source> sources, String id, String text) {
        if (sources.stream().anyMatch(source -> source.id().equals(id))) {
            throw new IllegalArgumentException(
                    "there is a source '%s' already; take another id".formatted(id));
        }
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(id, id, false, null, null, null, null, text, "sha256:"));
        return written(more);
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    /// From the end, so that offsets before it stay.
    private static String cut(Source source, List<Citation> citations) {
        StringBuilder text = new StringBuilder(source.text());
        citations.stream()
                .filter(citation -> citation.sourceId().equals(source.id()))
                .map(Citation::span)
                .distinct()
                .sorted(Comparator.comparingInt(Span::start).reversed())
                .forEach(span -> text.delete(span.start(), Math.min(span.end(), text.length())));
        return text.toString();
    }

    private static Source source(Source like, String text) {
        return new Source(
                like.id(),
                like.title(),
                like.titleIsDescription(),
                like.author(),
                like.publisher(),
                like.date(),
                like.uri(),
                text,
                like.revision());
    }

    private static AlteredFolder written(List<Source> sources) {
        try {
            AlteredFolder folder = new AlteredFolder(Files.createTempDirectory("sourcebound"));
            List<Map<String, String>> entries = new ArrayList<>();
            for (Source source : sources) {
                String file = "%06d.md".formatted(entries.size());
                Files.writeString(folder.path.resolve(file), source.text());
                entries.add(entry(source, file));
            }
            // JSON is YAML.
            Files.writeString(
                    folder.path.resolve("sources.yaml"),
                    JSON.writeValueAsString(Map.of("sources", entries)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the altered sources", e);
        }
    }

    private static Map<String, String> entry(Source source, String file) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", source.id());
        entry.put("file", file);
        entry.put(source.titleIsDescription() ? "description" : "title", source.title());
        put(entry, "author", source.author());
        put(entry, "publisher", source.publisher());
        put(entry, "date", source.date());
        put(entry, "uri", source.uri());
        return entry;
    }

    private static void put(Map<String, String> entry, String key, @Nullable String value) {
        if (value != null) {
            entry.put(key, value);
        }
    }
}
