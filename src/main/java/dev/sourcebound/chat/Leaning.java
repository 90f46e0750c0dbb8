package dev.sourcebound.chat;

import dev.sourcebound.answer.Topic;
import java.util.ArrayList;
import java.util.List;

/// A question that shows by no word that it leans on anything: "How much is a ticket?" may go on
/// about the ferry, or be about something new. Each thing that was spoken of may be its topic.
final class Leaning implements Rewriter {

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        List<Rewrite> rewrites = new ArrayList<>();
        before.phrases()
                .forEach(phrase ->
                        rewrites.add(
                                new Rewrite(
                                        Topic.before(phrase.text(), question),
                                        phrase.text(),
                                        phrase.name())));
        return rewrites;
    }

    /// Most that show nothing lean on nothing.
    @Override
    public double lead() {
        return 0.08;
    }
}
