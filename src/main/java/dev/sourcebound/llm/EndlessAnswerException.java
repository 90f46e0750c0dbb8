package dev.sourcebound.llm;

import java.io.IOException;

/// A language model's answer is longer than is read.
final class EndlessAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    EndlessAnswerException(long limit) {
        super("the answer has more than " + limit + " bytes");
    }
}
