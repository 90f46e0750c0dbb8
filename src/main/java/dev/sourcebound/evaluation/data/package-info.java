/// Labelled data: questions with what a right reply looks like, in the formats that people have,
/// and what is wrong with a file, said by its place.
@NullMarked
package dev.sourcebound.evaluation.data;

import org.jspecify.annotations.NullMarked;
