/// Several corpora in one server, each a whole of its own: documents, settings, index,
/// conversations, channels. Without the setting there is nothing of it.
@NullMarked
package dev.sourcebound.collection;

import org.jspecify.annotations.NullMarked;
