/// The HTTP API and the pages.
@NullMarked
package dev.sourcebound.web;

import org.jspecify.annotations.NullMarked;
