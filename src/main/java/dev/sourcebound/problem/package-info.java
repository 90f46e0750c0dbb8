/// What can go wrong, as one exception type with a stable code. Every package may use it.
@NullMarked
package dev.sourcebound.problem;

import org.jspecify.annotations.NullMarked;
