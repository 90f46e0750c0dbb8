package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AnsweringTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aQuestionWaitsUntilTheServerIsReadyWhichIsToldOnce(CapturedOutput output)
            throws Exception {
        Answering answering = answering(readyAt(4), "1m");
        assertThat(answering.answer("when?", List.of()).parts())
                .first()
                .isEqualTo(new Part.Paragraph("Asked: when?", List.of(1)));
        assertThat(output).containsOnlyOnce("(starting)").containsOnlyOnce("are answered now");
    }

    @Test
    void whereTheServerIsNeverReadyTheAskerIsTold() throws Exception {
        Answering answering = answering(readyAt(Integer.MAX_VALUE), "20ms");
        assertThat(answering.answer("when?", List.of()))
                .isEqualTo(Message.notice(Notices.NOT_READY));
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void ofWhatWasSaidNoMoreIsKeptThanIsRead() {
        String said = "a".repeat(Question.MAX_LENGTH - 1) + "\uD83C\uDF19 and more";
        assertThat(Answering.turn(Turn.Role.USER, said).content())
                .isEqualTo("a".repeat(Question.MAX_LENGTH - 1));
        assertThat(Answering.turn(Turn.Role.USER, "short").content()).isEqualTo("short");
    }

    /// An answerer that is being started until it was asked so often.
    private Answerer readyAt(int attempt) {
        return (question, _) -> {
            if (asked.incrementAndGet() < attempt) {
                throw new AppException(ErrorCode.STARTING, "The index is still being made.");
            }
            return Replies.to(question);
        };
    }

    private static Answering answering(Answerer answerer, String giveUpAfter) {
        ChannelSettings settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of(
                                                "sourcebound.channel.first-retry", "1ms",
                                                "sourcebound.channel.longest-retry", "2ms",
                                                "sourcebound.channel.give-up-after", giveUpAfter)))
                        .bindOrCreate("sourcebound.channel", ChannelSettings.class);
        Chat chat =
                new Chat(
                        (question, _) -> question,
                        text -> text,
                        answerer,
                        () -> Replies.PROVENANCE);
        return new Answering(
                Decisions.none(chat),
                new Composer(Replies.corpus(), new SourceLinks(null, SourceLink.ROOT)),
                settings);
    }
}
