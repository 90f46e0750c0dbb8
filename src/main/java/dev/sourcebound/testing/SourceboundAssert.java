package dev.sourcebound.testing;

import org.assertj.core.api.AbstractAssert;

/// Assertions about the program over a folder.
public final class SourceboundAssert extends AbstractAssert<SourceboundAssert, Sourcebound> {

    SourceboundAssert(Sourcebound actual) {
        super(actual, SourceboundAssert.class);
    }

    /// What it makes of a question, and what becomes of that when something changes.
    public QuestionAssert asked(String question) {
        isNotNull();
        return new QuestionAssert(actual, question, actual.ask(question));
    }
}
