/// How the program does with many documents: made-up ones, what is measured on them, and the
/// curves.
@NullMarked
package dev.sourcebound.evaluation.scale;

import org.jspecify.annotations.NullMarked;
