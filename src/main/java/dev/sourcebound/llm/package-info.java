/// A language model as a writer: what it is asked, how its answer is read as it comes, and what
/// happens where it fails. The only package that knows a language model.
@NullMarked
package dev.sourcebound.llm;

import org.jspecify.annotations.NullMarked;
