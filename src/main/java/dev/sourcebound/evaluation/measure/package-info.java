/// Measures, one class each: what it is, whose it is, and an example worked by hand. They know
/// numbers and texts only, no questions and no sources.
@NullMarked
package dev.sourcebound.evaluation.measure;

import org.jspecify.annotations.NullMarked;
