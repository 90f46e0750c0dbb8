/// What a run came to, as a page for people, JSON for programs and Markdown for a pull request. It
/// knows figures and rows, not how they were made.
@NullMarked
package dev.sourcebound.evaluation.report;

import org.jspecify.annotations.NullMarked;
