/// Finds the passages that may answer a question: BM25 and vectors in one Lucene index, fused. The
/// only package that imports Lucene.
@NullMarked
package dev.sourcebound.retrieval;

import org.jspecify.annotations.NullMarked;
