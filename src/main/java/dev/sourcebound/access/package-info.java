/// Who may ask: keys and what each may do, how much, from which websites. The doors with a scheme
/// of their own (the widget's tokens, the services' signatures) pass by it.
@NullMarked
package dev.sourcebound.access;

import org.jspecify.annotations.NullMarked;
