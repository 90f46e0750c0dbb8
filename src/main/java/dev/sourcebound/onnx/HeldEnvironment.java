package dev.sourcebound.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/// ONNX Runtime's environment, which stays until the process has ended.
///
/// Its Java binding frees the environment in a shutdown hook, while other threads may still load or
/// run models: a server that is told to end before it is up, an answer that a graceful end waits
/// for. What they then log goes through freed memory, which ends the process with a segmentation
/// fault. The environment counts its users (`OrtEnv` in ONNX Runtime), so one more of them, which
/// nobody gives back, keeps it.
final class HeldEnvironment {

    /// The first version of the interface; its functions keep their places in all later ones.
    private static final int INTERFACE_VERSION = 1;

    /// Which of the interface's functions is `CreateEnv`.
    private static final int CREATE_ENV = 3;

    private static final int WARNINGS = 2;

    private static final OrtEnvironment ENVIRONMENT = hold();

    private HeldEnvironment() {}

    static OrtEnvironment get() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment hold() {
        NativeLibraries.prepare();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        // Where the library does not show its functions, all works but such an end.
        Optional<MemorySegment> base = SymbolLookup.loaderLookup().find("OrtGetApiBase");
        base.ifPresent(HeldEnvironment::addUser);
        return environment;
    }

    private static void addUser(MemorySegment getApiBase) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment base =
                    (MemorySegment)
                            linker.downcallHandle(getApiBase, FunctionDescriptor.of(ADDRESS))
                                    .invokeExact();
            MemorySegment getApi = function(base, 0);
            MemorySegment api =
                    (MemorySegment)
                            linker.downcallHandle(getApi, FunctionDescriptor.of(ADDRESS, JAVA_INT))
                                    .invokeExact(INTERFACE_VERSION);
            FunctionDescriptor createEnv =
                    FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
            MemorySegment status =
                    (MemorySegment)
                            linker.downcallHandle(function(api, CREATE_ENV), createEnv)
                                    .invokeExact(
                                            WARNINGS,
                                            arena.allocateFrom("sourcebound"),
                                            arena.allocate(ADDRESS));
            if (!status.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("ONNX Runtime's environment could not be held");
            }
        } catch (Throwable e) {
            throw new IllegalStateException("ONNX Runtime's interface could not be called", e);
        }
    }

    private static MemorySegment function(MemorySegment table, int index) {
        return table.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index);
    }
}
