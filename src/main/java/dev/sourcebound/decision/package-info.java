/// Why a question was answered as it was: a record of each decision, kept where an operator wants
/// it, and what those who asked say of the answers.
@NullMarked
package dev.sourcebound.decision;

import org.jspecify.annotations.NullMarked;
