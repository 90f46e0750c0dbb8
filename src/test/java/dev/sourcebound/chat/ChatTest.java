package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTest {

    private static final Provenance PROVENANCE = new Provenance("e", "r", "w", "f");

    @Test
    void whatIsUnclearIsAskedBackWithTheCandidatesAndNotAnswered() {
        FollowUp unclear =
                new FollowUp() {
                    @Override
                    public String standalone(String question, List<Turn> history) {
                        return question;
                    }

                    @Override
                    public Understood understand(
                            String question,
                            List<Turn> history,
                            Set<String> sources,
                            Answerer.Progress progress) {
                        return new Understood.Unclear(List.of("Where was Ada?", "Where was Ben?"));
                    }
                };
        Chat chat =
                new Chat(
                        unclear,
                        text -> text,
                        (question, progress) -> {
                            throw new IllegalStateException("not to be answered");
                        },
                        () -> PROVENANCE);

        ChatReply reply =
                chat.ask(
                        new ChatRequest("Where was she?", List.of(), Set.of()),
                        Answerer.Progress.NONE);

        assertThat(reply.standaloneQuestion()).isEqualTo("Where was she?");
        assertThat(reply.reply())
                .isEqualTo(
                        new Refusal(
                                Reason.UNCLEAR_QUESTION,
                                "I cannot tell which is meant. Please ask again in full: “Where was Ada?” or “Where was Ben?”",
                                new Help(
                                        null,
                                        List.of("Where was Ada?", "Where was Ben?"),
                                        List.of()),
                                PROVENANCE));
    }

    @ParameterizedTest
    @CsvSource({
        "WHEN DID IT BEGIN?, when did it begin?",
        "When did the OSCE meet?, When did the OSCE meet?",
        "OSCE, OSCE"
    })
    void whatIsInCapitalsThroughoutIsReadInSmallLetters(String written, String read) {
        Chat chat =
                new Chat(
                        (question, _) -> question,
                        text -> text,
                        (question, _) ->
                                new Refusal(Reason.NOT_ANSWERED, question.text(), PROVENANCE),
                        () -> PROVENANCE);
        assertThat(
                        chat.ask(
                                        new ChatRequest(written, List.of(), Set.of()),
                                        Answerer.Progress.NONE)
                                .standaloneQuestion())
                .isEqualTo(read);
    }
}
