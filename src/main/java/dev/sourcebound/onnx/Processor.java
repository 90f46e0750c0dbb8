package dev.sourcebound.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the processor can do, where that decides how a model is run.
final class Processor {

    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
    private static final List<String> EIGHT_BIT_PRODUCTS =
            List.of("avx512_vnni", "avx_vnni", "amx_int8");

    private Processor() {}

    /// Whether sums of int8 products may overflow: on x86-64 without instructions for them, or
    /// where that cannot be told.
    static boolean mayOverflow() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return List.of("amd64", "x86_64").contains(architecture) && !hasProducts(description());
    }

    /// @param description as Linux gives it, a line of `flags` for each processor; may be empty
    static boolean hasProducts(List<String> description) {
        return description.stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Arrays.asList(line.split("\\s+", -1)))
                .filter(flags -> EIGHT_BIT_PRODUCTS.stream().anyMatch(flags::contains))
                .isPresent();
    }

    private static List<String> description() {
        try {
            return Files.readAllLines(DESCRIPTION);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
