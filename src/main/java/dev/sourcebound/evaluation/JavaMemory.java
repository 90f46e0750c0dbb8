package dev.sourcebound.evaluation;

import java.util.Optional;

/// What a server's own figures tell of the memory of its virtual machine.
///
/// @param heapMebibytes in use, what is no longer needed included until it is collected
/// @param otherMebibytes in use beside the heap: classes, compiled code
record JavaMemory(long heapMebibytes, long otherMebibytes) {

    private static final String USED = "jvm_memory_used_bytes{";

    /// @param scrape in Prometheus' text form; empty where it has no such figures
    static Optional<JavaMemory> in(String scrape) {
        long heap = mebibytes(scrape, "area=\"heap\"");
        return heap == 0
                ? Optional.empty()
                : Optional.of(new JavaMemory(heap, mebibytes(scrape, "area=\"nonheap\"")));
    }

    private static long mebibytes(String scrape, String area) {
        double bytes =
                scrape.lines()
                        .filter(line -> line.startsWith(USED) && line.contains(area))
                        .mapToDouble(line ->
                                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
        return Math.round(bytes / (1 << 20));
    }
}
