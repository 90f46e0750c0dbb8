package dev.sourcebound.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What must be said to the engines' native libraries before they are loaded, so that they need no
/// network and no home directory and tell nobody anything.
///
/// ONNX Runtime 1.29 for Linux and macOS reports to its maker: when loaded it makes a device id and
/// a database under `~/.cache/Microsoft`, reads this process's command line and starts an uploader.
/// A long class path on that command line overflows the stack there and ends the process. Only an
/// environment variable stops all of it (onnxruntime pull request 27379).
///
/// The tokenizer's loader unpacks its library into the home directory, asks a cloud provider's
/// metadata address who runs it and, where there is a GPU, downloads another build of it.
final class NativeLibraries {

    private static final String NO_REPORTS = "ORT_DISABLE_TELEMETRY";
    private static final String CACHE = "ENGINE_CACHE_DIR";

    /// Where JNA, by which the tokenizer's loader looks for a GPU, unpacks its own library.
    private static final String JNA_DIRECTORY = "jna.tmpdir";

    private static boolean prepared;

    private NativeLibraries() {}

    /// Must run before a class of either engine is used. A directory for the tokenizer's library
    /// that the operator chose (`ENGINE_CACHE_DIR`, as system property or in the environment)
    /// stays; one that holds the library already is only read.
    ///
    /// @throws AppException `MODEL_INVALID` where no directory can be made to unpack it into
    static synchronized void prepare() {
        if (prepared) {
            return;
        }
        setEnvironment(NO_REPORTS, "1");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        String directory = temporaryDirectory().toString();
        if (System.getProperty(CACHE) == null && System.getenv(CACHE) == null) {
            System.setProperty(CACHE, directory);
        }
        if (System.getProperty(JNA_DIRECTORY) == null) {
            System.setProperty(JNA_DIRECTORY, directory);
        }
        prepared = true;
    }

    /// Sets a variable of this process's own environment as native code sees it; `System.getenv`
    /// goes on to show what there was at the start. Does nothing on Windows, which has no `setenv`
    /// and where ONNX Runtime leaves reports to the operating system.
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        FunctionDescriptor signature = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        MethodHandle call = linker.downcallHandle(setenv.get(), signature);
        int overwrite = 1;
        int failed;
        try (Arena arena = Arena.ofConfined()) {
            failed =
                    (int)
                            call.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), overwrite);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv could not be called", e);
        }
        if (failed != 0) {
            throw new IllegalStateException("%s could not be set".formatted(name));
        }
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
