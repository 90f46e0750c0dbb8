/// For tests of people who use this program: what their documents answer, asserted in JUnit. Needs
/// AssertJ and JUnit Jupiter, which the server does not.
@NullMarked
package dev.sourcebound.testing;

import org.jspecify.annotations.NullMarked;
