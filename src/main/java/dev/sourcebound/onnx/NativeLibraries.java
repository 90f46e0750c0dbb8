package dev.sourcebound.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tokenizer's native library goes. Left alone, it is unpacked into the user's home
/// directory and the loader asks a cloud provider's metadata address who runs it; a server with a
/// read-only root has no such directory and nobody asked for the call.
final class NativeLibraries {

    private static final String CACHE = "ENGINE_CACHE_DIR";
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";

    private NativeLibraries() {}

    /// Must run before the tokenizer's classes are used. A directory that the operator chose
    /// (`ENGINE_CACHE_DIR`, as system property or in the environment) stays.
    static synchronized void prepare() {
        System.setProperty(NO_TRACKING, "true");
        if (System.getProperty(CACHE) == null && System.getenv(CACHE) == null) {
            System.setProperty(CACHE, temporaryDirectory().toString());
        }
    }

    /// Private to this process and new each time: a shared one could hold a library that somebody
    /// else put there.
    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("sourcebound-tokenizer");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> delete(directory), "delete " + directory));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // The operating system clears its temporary directory in the end.
        }
    }
}
