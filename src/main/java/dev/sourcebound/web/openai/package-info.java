/// OpenAI's chat completions over the same answers, so that any client of that API can ask. See
/// `src/docs/openai.md`.
@NullMarked
package dev.sourcebound.web.openai;

import org.jspecify.annotations.NullMarked;
