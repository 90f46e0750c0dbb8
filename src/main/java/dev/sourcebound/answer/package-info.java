/// Questions to replies: an answer made of claims with citations, or a refusal. The grounding check
/// is here.
@NullMarked
package dev.sourcebound.answer;

import org.jspecify.annotations.NullMarked;
