package dev.sourcebound.corpus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sourcebound.corpus.StoredText.Place;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Texts on disk, and a cache of those that were read last. Texts are added to the newest file;
/// files of which little is needed any more are written anew. Reading is thread-safe; one thread at
/// a time changes.
final class TextFiles implements Closeable {

    /// Bytes from which on another file is begun.
    private static final long FULL = 128L << 20;

    /// From so many files on, small ones are put together.
    private static final int MANY = 16;

    private static final long SMALL = FULL / 8;

    private static final String ENDING = ".texts";

    private final Path folder;
    private final Map<String, TextFile> files = new TreeMap<>();
    private final Cache<StoredText, String> cache;
    private @Nullable TextFile newest;

    /// @param folder that is there
    /// @param cacheSize bytes of memory for texts that were read last, `>= 0`
    TextFiles(Path folder, long cacheSize) {
        this.folder = folder;
        this.cache =
                Caffeine.newBuilder()
                        .maximumWeight(cacheSize)
                        .weigher((StoredText text, String _) ->
                                (int) Math.min(Integer.MAX_VALUE, 100 + 2L * text.length()))
                        .executor(Runnable::run)
                        .build();
    }

    /// Puts a text on disk. It is sure to be there after [#force].
    StoredText put(String revision, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StoredText(this, revision, text.length(), append(bytes, check(bytes)));
    }

    /// A text that was put there before.
    ///
    /// @param file its name
    StoredText at(String file, long start, int bytes, int check, String revision, int length)
            throws IOException {
        Place place = new Place(file(file), start, bytes, check);
        if (start + bytes > place.file().size()) {
            throw new IOException("the file %s is too short".formatted(file));
        }
        return new StoredText(this, revision, length, place);
    }

    /// The whole text, just as it was put there.
    ///
    /// @throws AppException `INDEX_INVALID` where it cannot be read
    String read(StoredText text) {
        return cache.get(text, this::load);
    }

    private String load(StoredText text) {
        try {
            return new String(bytes(text.place()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.INDEX_INVALID,
                    "A text in %s cannot be read (%s); end the program, delete that folder and start again, and it is made anew."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static byte[] bytes(Place place) throws IOException {
        byte[] bytes = place.file().read(place.start(), place.bytes());
        if (check(bytes) != place.check()) {
            throw new IOException("it is not what was written to " + place.file().name());
        }
        return bytes;
    }

    /// Returns when all that was put has reached the disk.
    void force() throws IOException {
        if (newest != null) {
            newest.force();
        }
    }

    /// Puts together what is left in files of which little is needed.
    ///
    /// @param needed all texts that are
    /// @return files that nothing is in any more, for [#delete] once that is noted
    List<TextFile> tidy(Collection<StoredText> needed) throws IOException {
        Map<TextFile, Long> use = new HashMap<>();
        needed.forEach(
                text -> use.merge(text.place().file(), (long) text.place().bytes(), Long::sum));
        boolean many = files.size() > MANY;
        Set<TextFile> poor = new HashSet<>();
        for (TextFile file : files.values()) {
            long used = use.getOrDefault(file, 0L);
            boolean small = many && file.size() < SMALL;
            if (file != newest && (used < file.size() / 2 || used == 0 || small)) {
                poor.add(file);
            }
        }
        for (StoredText text : needed) {
            Place place = text.place();
            if (poor.contains(place.file())) {
                text.moveTo(append(bytes(place), place.check()));
            }
        }
        return List.copyOf(poor);
    }

    /// Takes files away.
    void delete(List<TextFile> poor) throws IOException {
        for (TextFile file : poor) {
            files.remove(file.name());
            file.delete();
        }
    }

    /// Takes away what a program that was killed has left behind.
    void deleteUnknown() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(ENDING) && !files.containsKey(name)) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() {
        for (TextFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing a file of texts failed", e);
            }
        }
    }

    private Place append(byte[] bytes, int check) throws IOException {
        TextFile file = newest;
        if (file == null || file.size() + bytes.length > FULL) {
            if (file != null) {
                file.force();
            }
            file = begin();
        }
        return new Place(file, file.append(bytes), bytes.length, check);
    }

    private TextFile begin() throws IOException {
        int number = 1;
        while (Files.exists(folder.resolve(name(number)))) {
            number++;
        }
        TextFile begun = TextFile.create(folder.resolve(name(number)));
        files.put(begun.name(), begun);
        newest = begun;
        return begun;
    }

    private TextFile file(String name) throws IOException {
        TextFile file = files.get(name);
        if (file == null) {
            file = TextFile.open(folder.resolve(name));
            files.put(name, file);
        }
        return file;
    }

    private static String name(int number) {
        return "%06d%s".formatted(number, ENDING);
    }

    private static int check(byte[] bytes) {
        CRC32C check = new CRC32C();
        check.update(bytes);
        return (int) check.getValue();
    }
}
