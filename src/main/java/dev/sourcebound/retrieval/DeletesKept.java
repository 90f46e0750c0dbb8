package dev.sourcebound.retrieval;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/// Leaves passages that were taken out in the large pieces of an index, as long as they are few
/// there: to be rid of one, a piece has to be written anew, its graph of vectors with it. Nobody
/// finds them, and [LiveSearcher] does not count them.
final class DeletesKept extends FilterMergePolicy {

    /// Passages of a piece, those that were taken out among them, up to which it is rid of each.
    static final int LARGE = 20_000;

    /// Of a larger piece, the part in hundredths that may have been taken out.
    static final int SHARE = 5;

    /// @param largest of the pieces that others are put together to, in MB
    DeletesKept(double largest) {
        super(pieces(largest));
    }

    private static MergePolicy pieces(double largest) {
        TieredMergePolicy pieces = new TieredMergePolicy();
        pieces.setMaxMergedSegmentMB(largest);
        pieces.setForceMergeDeletesPctAllowed(0);
        return pieces;
    }

    @Override
    public @Nullable MergeSpecification findForcedDeletesMerges(
            SegmentInfos infos, MergeContext context) throws IOException {
        SegmentInfos concerned = new SegmentInfos(infos.getIndexCreatedVersionMajor());
        for (SegmentCommitInfo piece : infos) {
            long all = piece.info.maxDoc();
            if (all <= LARGE || context.numDeletesToMerge(piece) * 100L > all * SHARE) {
                concerned.add(piece);
            }
        }
        return super.findForcedDeletesMerges(concerned, context);
    }
}
