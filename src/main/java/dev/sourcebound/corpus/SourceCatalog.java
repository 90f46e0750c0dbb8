package dev.sourcebound.corpus;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// What `sources.yaml` says of the files beside it.
///
/// @param entries in the order of the file
record SourceCatalog(List<Entry> entries) {

    static final String FILE_NAME = "sources.yaml";

    private static final Set<String> KEYS =
            Set.of("id", "file", "title", "description", "author", "publisher", "date", "uri");

    /// Characters. Enough for some ten thousand sources.
    private static final int LARGEST = 3_000_000;

    private static final int DEEPEST = 8;

    /// Kept with each passage of their source.
    private static final Set<String> NAMES = Set.of("id", "title");

    /// Characters.
    private static final int LONGEST_NAME = 300;

    /// One source.
    record Entry(
            String id,
            String file,
            @Nullable String title,
            @Nullable String description,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String date,
            @Nullable String uri) {}

    SourceCatalog {
        entries = List.copyOf(entries);
    }

    /// Reads a catalogue; where there is no such file, it says nothing.
    ///
    /// @throws AppException where it is not what it should be, with the place
    static SourceCatalog read(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new SourceCatalog(List.of());
        }
        return new Reader(file).read();
    }

    /// The id, if it is one.
    static String checkedId(String id, String of) {
        if (!Source.isId(id)) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID,
                    "The id '%s' of %s may hold only letters, digits, '.', '_' and '-', and may not be '.' or '..'; give it an id like that in sources.yaml."
                            .formatted(id, of));
        }
        return id;
    }

    /// Reads every value as the text that it is: a date stays `2023-02-16`, a number `007`.
    private static final class TextsOnly extends Resolver {

        @Override
        protected void addImplicitResolvers() {}
    }

    private record Reader(Path file) {

        SourceCatalog read() {
            Object root = load();
            if (!(root instanceof Map<?, ?> map)
                    || map.size() != 1
                    || !(map.get("sources") instanceof List<?> list)) {
                throw invalid("must hold one list, under the key 'sources'");
            }
            List<Entry> entries = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            Set<String> files = new HashSet<>();
            for (Object item : list) {
                Entry entry = entry(item, entries.size() + 1);
                if (!ids.add(entry.id())) {
                    throw invalid(
                            "has the id '%s' twice; give one of them another"
                                    .formatted(entry.id()));
                }
                if (!files.add(entry.file())) {
                    throw invalid(
                            "names the file '%s' twice; take one entry out"
                                    .formatted(entry.file()));
                }
                entries.add(entry);
            }
            return new SourceCatalog(entries);
        }

        private @Nullable Object load() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            options.setNestingDepthLimit(DEEPEST);
            options.setCodePointLimit(LARGEST);
            try {
                DumperOptions writing = new DumperOptions();
                return new Yaml(
                                new SafeConstructor(options),
                                new Representer(writing),
                                writing,
                                options,
                                new TextsOnly())
                        .load(Files.readString(file));
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                throw invalid("is not YAML at line %d: %s".formatted(line, e.getProblem()), e);
            } catch (YAMLException | IllegalArgumentException e) {
                // The latter of a tag with a space in it.
                throw invalid("is not YAML that is read here: " + e.getMessage(), e);
            } catch (IOException e) {
                throw invalid("cannot be read as UTF-8 text", e);
            }
        }

        private Entry entry(Object item, int number) {
            if (!(item instanceof Map<?, ?> map)) {
                throw invalid("entry %d must be keys and values".formatted(number));
            }
            Set<String> unknown = new TreeSet<>();
            for (Object key : map.keySet()) {
                if (!(key instanceof String name) || !KEYS.contains(name)) {
                    unknown.add(String.valueOf(key));
                }
            }
            if (!unknown.isEmpty()) {
                throw invalid(
                        "entry %d has the unknown key %s; known are %s"
                                .formatted(number, unknown, new TreeSet<>(KEYS)));
            }
            return new Entry(
                    checkedId(required(map, "id", number), "entry " + number + " of " + file),
                    required(map, "file", number),
                    optional(map, "title", number),
                    optional(map, "description", number),
                    optional(map, "author", number),
                    optional(map, "publisher", number),
                    optional(map, "date", number),
                    optional(map, "uri", number));
        }

        private String required(Map<?, ?> map, String key, int number) {
            String value = optional(map, key, number);
            if (value == null) {
                throw invalid("entry %d has no '%s'; give it one".formatted(number, key));
            }
            return value;
        }

        private @Nullable String optional(Map<?, ?> map, String key, int number) {
            Object value = map.get(key);
            if (value == null) {
                return null;
            }
            if (!(value instanceof String text)) {
                throw invalid("entry %d must have one text as its '%s'".formatted(number, key));
            }
            if (NAMES.contains(key) && text.length() > LONGEST_NAME) {
                throw invalid(
                        "entry %d has %,d characters as its '%s'; shorten it to %d at most"
                                .formatted(number, text.length(), key, LONGEST_NAME));
            }
            return text.isBlank() ? null : text.strip();
        }

        private AppException invalid(String what) {
            return new AppException(ErrorCode.CORPUS_INVALID, "%s %s.".formatted(file, what));
        }

        private AppException invalid(String what, Exception cause) {
            return new AppException(
                    ErrorCode.CORPUS_INVALID, "%s %s.".formatted(file, what), cause);
        }
    }
}
