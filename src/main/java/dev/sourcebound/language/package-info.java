/// Languages: which one a text is in, and what kind of word each word of an English sentence is.
/// The only package that imports OpenNLP. Its models are loaded when they are first needed.
@NullMarked
package dev.sourcebound.language;

import org.jspecify.annotations.NullMarked;
