package dev.sourcebound.testing;

import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.Reply;

/// Where assertions begin, to be imported statically.
public final class SourceboundAssertions {

    private SourceboundAssertions() {}

    /// What a reply is.
    public static ReplyAssert assertThat(Reply reply) {
        return new ReplyAssert(reply);
    }

    /// What a check made of a text.
    public static CheckedTextAssert assertThat(CheckedText checked) {
        return new CheckedTextAssert(checked);
    }

    /// How the program behaves where its sources or the question change a little.
    public static SourceboundAssert assertThat(Sourcebound sourcebound) {
        return new SourceboundAssert(sourcebound);
    }
}
