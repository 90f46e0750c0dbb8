package dev.sourcebound.evaluation.scale;

import org.jspecify.annotations.Nullable;

/// What was measured with one number of passages, in one process.
///
/// @param name what tells it from others with as many passages
/// @param passages how many there are
/// @param documents in which they stand
/// @param pieces of the index
/// @param readSeconds until all documents had been read and kept
/// @param indexSeconds until all passages were indexed, after that
/// @param startSeconds until a further start was ready, which finds all as it was
/// @param indexMegabytes what the index takes on disk
/// @param textMegabytes what the kept texts take on disk
/// @param heapMegabytes in use after a collection, when all has been asked
/// @param mostHeapMegabytes what the heap may take
/// @param residentMegabytes of the process, files that the system has mapped for it among them; 0
///   where the system does not tell
/// @param retrievalP50 milliseconds to retrieve for a question, without its embedding
/// @param retrievalP99 the same for the slowest of a hundred
/// @param nearestP50 milliseconds to find the nearest passages alone
/// @param recall the part of the truly nearest ten that retrieval looks at, `[0, 1]`
/// @param answers a second, asked for one at a time
/// @param answersBeside a second of the index beside it, asked for in turn with these, so that both
///   have the same machine; 0 where there is none
/// @param changes of one document, measured last; null where they were not
public record ScaleResult(
        String name,
        int passages,
        int documents,
        int pieces,
        double readSeconds,
        double indexSeconds,
        double startSeconds,
        double indexMegabytes,
        double textMegabytes,
        double heapMegabytes,
        double mostHeapMegabytes,
        double residentMegabytes,
        double retrievalP50,
        double retrievalP99,
        double nearestP50,
        double recall,
        double answers,
        double answersBeside,
        @Nullable ChangeSeconds changes) {

    /// Passages read and indexed in a second.
    public double loadRate() {
        return passages / (readSeconds + indexSeconds);
    }
}
