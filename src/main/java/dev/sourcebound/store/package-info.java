/// What outlives the process: tables in a file, or in a database that servers share. The only
/// package to import H2 and JDBC.
@NullMarked
package dev.sourcebound.store;

import org.jspecify.annotations.NullMarked;
