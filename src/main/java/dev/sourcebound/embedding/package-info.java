/// Texts to vectors, by a local model.
@NullMarked
package dev.sourcebound.embedding;

import org.jspecify.annotations.NullMarked;
