/// How long the steps of a question take. Every package may use it.
@NullMarked
package dev.sourcebound.watch;

import org.jspecify.annotations.NullMarked;
