package dev.sourcebound.testing;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Reply;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/// Metamorphic assertions: no right answer needs to be known, only how the reply must change, or
/// must not, when the sources or the words of the question do. Each change opens the program anew,
/// which takes seconds.
public final class QuestionAssert extends AbstractAssert<QuestionAssert, Reply> {

    private final Sourcebound sourcebound;
    private final String question;

    QuestionAssert(Sourcebound sourcebound, String question, Reply reply) {
        super(reply, QuestionAssert.class);
        this.sourcebound = sourcebound;
        this.question = question;
    }

    /// It is answered; with all that the answer cites cut out of the sources it is refused. Where
    /// the sources say the same in another place too, it is not: then this is not to be asserted.
    public QuestionAssert refusesWithoutWhatItCites() {
        try (Sourcebound without = sourcebound.without(answer().citations())) {
            Reply reply = without.ask(question);
            if (reply instanceof Reply.Answer answer) {
                throw failure(
                        "Expected a refusal of '%s' without%n%s%nbut it answers%n%s",
                        question, quotes(answer()), quotes(answer));
            }
        }
        return this;
    }

    /// With one more source, which has nothing to do with the question, the reply is the same: its
    /// kind, its text, and what it cites.
    ///
    /// @param id of the new source
    /// @param text of the new source
    public QuestionAssert staysWith(String id, String text) {
        try (Sourcebound more = sourcebound.with(id, text)) {
            Reply reply = more.ask(question);
            if (!reply.getClass().equals(actual.getClass())
                    || (reply instanceof Reply.Answer answer && !same(answer, answer()))) {
                throw failure(
                        "Expected the same reply to '%s' with the source '%s' added:%n%s%nbut it is%n%s",
                        question, id, quotes(actual), quotes(reply));
            }
        }
        return this;
    }

    /// Asked in other words it stays what it was: a refusal a refusal, an answer an answer that
    /// cites what the first claim cites.
    public QuestionAssert staysWhenAskedAs(String... rewordings) {
        for (String rewording : rewordings) {
            Reply reply = sourcebound.ask(rewording);
            if (!reply.getClass().equals(actual.getClass())
                    || (reply instanceof Reply.Answer answer && !citesTheFirst(answer))) {
                throw failure(
                        "Expected what '%s' brings when asked as '%s':%n%s%nbut it is%n%s",
                        question, rewording, quotes(actual), quotes(reply));
            }
        }
        return this;
    }

    /// What it is by itself.
    public ReplyAssert reply() {
        return new ReplyAssert(actual);
    }

    private Reply.Answer answer() {
        return switch (actual) {
            case Reply.Answer answer -> answer;
            case Reply.Refusal refusal ->
                    throw failure(
                            "Expected an answer to '%s', but it refuses because of %s",
                            question, refusal.reason().slug());
        };
    }

    private static boolean same(Reply.Answer one, Reply.Answer other) {
        return one.text().equals(other.text())
                && places(one.citations()).equals(places(other.citations()));
    }

    private static List<String> places(List<Citation> citations) {
        return citations.stream().map(c -> c.sourceId() + " " + c.span()).toList();
    }

    private boolean citesTheFirst(Reply.Answer answer) {
        List<Integer> first = answer().claims().getFirst().citations();
        return first.stream()
                .map(index -> answer().citations().get(index))
                .allMatch(wanted ->
                        answer.citations().stream()
                                .anyMatch(c ->
                                        c.sourceId().equals(wanted.sourceId())
                                                && c.span().overlaps(wanted.span())));
    }

    private static String quotes(Reply reply) {
        return switch (reply) {
            case Reply.Answer answer ->
                    String.join(
                            System.lineSeparator(),
                            answer.citations().stream()
                                    .map(c -> "  %s: \"%s\"".formatted(c.sourceId(), c.quote()))
                                    .toList());
            case Reply.Refusal refusal -> "  a refusal because of " + refusal.reason().slug();
        };
    }
}
