package dev.sourcebound.onnx;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// How the tokenizer's native library is loaded. Left alone, its loader unpacks it into the user's
/// home directory, asks a cloud provider's metadata address who runs it and, where there is a GPU,
/// downloads another build of it. Nothing here may need a network or a home.
final class NativeLibraries {

    private static final String CACHE = "ENGINE_CACHE_DIR";

    private static boolean prepared;

    private NativeLibraries() {}

    /// Must run before the tokenizer's classes are used. A directory that the operator chose
    /// (`ENGINE_CACHE_DIR`, as system property or in the environment) stays; one that holds the
    /// library already is only read.
    ///
    /// @throws AppException `MODEL_INVALID` where no directory can be made to unpack it into
    static synchronized void prepare() {
        if (prepared) {
            return;
        }
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        if (System.getProperty(CACHE) == null && System.getenv(CACHE) == null) {
            System.setProperty(CACHE, temporaryDirectory().toString());
        }
        prepared = true;
    }

    /// Private to this process and new each time: a shared one could hold a library that somebody
    /// else put there.
    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("sourcebound-tokenizer");
            Thread deletes = new Thread(() -> delete(directory), "delete " + directory);
            Runtime.getRuntime().addShutdownHook(deletes);
            return directory;
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "the models' native libraries cannot be unpacked into %s (%s). Make it writable, or name another directory by -Djava.io.tmpdir."
                            .formatted(
                                    System.getProperty("java.io.tmpdir"),
                                    e.getClass().getSimpleName()),
                    e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Where a loaded library cannot be deleted, the operating system clears its temporary
            // directory in the end.
        }
    }
}
