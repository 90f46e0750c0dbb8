package dev.sourcebound.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

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

    private static boolean held;

    private HeldEnvironment() {}

    /// @throws dev.sourcebound.problem.AppException as [NativeLibraries#prepare()] does
    static synchronized OrtEnvironment get() {
        NativeLibraries.prepare();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        if (!held) {
            // Where the library does not show its functions, all works but such an end.
            SymbolLookup.loaderLookup().find("OrtGetApiBase").ifPresent(HeldEnvironment::addUser);
            held = true;
        }
        return environment;
    }

    private static void addUser(MemorySegment getApiBase) {
        MemorySegment status;
        try {
            status = createEnvironment(getApiBase);
        } catch (Throwable e) {
            throw new IllegalStateException("ONNX Runtime's interface could not be called", e);
        }
        if (!status.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("ONNX Runtime's environment could not be held");
        }
    }

    private static MemorySegment createEnvironment(MemorySegment getApiBase) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MemorySegment base =
                (MemorySegment)
                        linker.downcallHandle(getApiBase, FunctionDescriptor.of(ADDRESS))
                                .invokeExact();
        MemorySegment api =
                (MemorySegment)
                        linker.downcallHandle(
                                        function(base, 0), FunctionDescriptor.of(ADDRESS, JAVA_INT))
                                .invokeExact(INTERFACE_VERSION);
        FunctionDescriptor createEnv = FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            return (MemorySegment)
                    linker.downcallHandle(function(api, CREATE_ENV), createEnv)
                            .invokeExact(
                                    WARNINGS,
                                    arena.allocateFrom("sourcebound"),
                                    arena.allocate(ADDRESS));
        }
    }

    private static MemorySegment function(MemorySegment table, int index) {
        return table.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index);
    }
}
