package dev.sourcebound.chat;

import java.util.List;

/// One way in which a question leans on what was said before. Stateless.
interface Rewriter {

    /// What the question may mean, the likeliest first by the order of speaking; empty where it
    /// does not lean in this way.
    List<Rewrite> rewrites(String question, Background before);

    /// Whether all that was asked before may be the topic of a question of this kind.
    default boolean leans() {
        return true;
    }

    /// How much nearer to the sources a rewrite must be than the question as it stands, as a
    /// cosine; below -1 the question as it stands is never meant.
    double lead();
}
