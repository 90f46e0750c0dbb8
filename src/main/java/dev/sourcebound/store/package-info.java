/// What outlives the process: tables in a file. The only package to import H2.
@NullMarked
package dev.sourcebound.store;

import org.jspecify.annotations.NullMarked;
