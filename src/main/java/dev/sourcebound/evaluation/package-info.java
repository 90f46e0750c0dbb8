/// Measures: labelled questions to figures, benchmarks, and the fit of the reader.
@NullMarked
package dev.sourcebound.evaluation;

import org.jspecify.annotations.NullMarked;
