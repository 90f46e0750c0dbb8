/// The sources, and how they are cut: sources hold text, passages are what is retrieved, sentences
/// are what is cited. Every offset is in UTF-16 code units, half-open, in the text of the source.
@NullMarked
package dev.sourcebound.corpus;

import org.jspecify.annotations.NullMarked;
