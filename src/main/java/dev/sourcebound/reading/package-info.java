/// Reads passages for a question: which sentences answer it, where in them the answer stands, and
/// with what support.
@NullMarked
package dev.sourcebound.reading;

import org.jspecify.annotations.NullMarked;
