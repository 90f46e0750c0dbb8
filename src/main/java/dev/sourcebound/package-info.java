/// Sourcebound: answers questions with what its sources say, or says that they do not. Each package
/// is one feature; the table of which may import which is in the README and is checked by a test.
@NullMarked
package dev.sourcebound;

import org.jspecify.annotations.NullMarked;
