/// Questions that the sources answer, made of the sources themselves and each checked, to be
/// offered where a question is refused.
@NullMarked
package dev.sourcebound.suggestion;

import org.jspecify.annotations.NullMarked;
