package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConversationsTest {

    private static final ConversationId ID = ConversationId.random();
    private static final Provenance PROVENANCE = new Provenance("e", "r", "w", "f");

    private final List<String> answered = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final InMemoryChatMemoryStore store = new InMemoryChatMemoryStore();
    private final Conversations conversations = conversations(store);

    @Test
    void remembersWhatWasAskedAndReplied() {
        assertThat(ask("Who?").remembered()).isZero();
        Conversations.Reply second = ask("And when?");
        assertThat(second.remembered()).isEqualTo(1);
        assertThat(second.reply().standaloneQuestion()).isEqualTo("And when? after 2 turns");
        assertThat(Messages.turns(store.getMessages(ID.value())))
                .extracting(Turn::content)
                .containsExactly("Who?", "Reply to Who? after 0 turns", "And when?", answer(2));
    }

    @Test
    void conversationsKnowNothingOfEachOther() {
        ask("Who?");
        try (Conversations.Seat other = conversations.enter(ConversationId.random())) {
            assertThat(other.ask("And?", Set.of(), Progress.NONE).remembered()).isZero();
        }
    }

    @Test
    void remembersTheLatestQuestionsOnly() {
        IntStream.range(0, 5).forEach(i -> ask("Question " + i + "?"));
        assertThat(Messages.turns(store.getMessages(ID.value())))
                .filteredOn(turn -> turn.role() == Turn.Role.USER)
                .extracting(Turn::content)
                .containsExactly("Question 2?", "Question 3?", "Question 4?");
    }

    @Test
    void questionsOfOneConversationAreAnsweredInTheOrderOfTheirComing() throws Exception {
        List<Conversations.Seat> seats =
                IntStream.range(0, 8).mapToObj(i -> conversations.enter(ID)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Conversations.Reply>> replies = new ArrayList<>();
            for (int i = seats.size() - 1; i >= 0; i--) {
                Conversations.Seat seat = seats.get(i);
                String question = "Question " + i + "?";
                replies.add(threads.submit(() -> seat.ask(question, Set.of(), Progress.NONE)));
            }
            for (int i = 0; i < seats.size(); i++) {
                assertThat(replies.get(seats.size() - 1 - i).get().remembered())
                        .isEqualTo(Math.min(i, 3));
            }
        }
        assertThat(answered)
                .extracting(question -> question.substring(0, "Question n?".length()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 8).mapToObj(i -> "Question " + i + "?").toList());
    }

    @Test
    void aQuestionThatFailsLeavesNothingAndLetsTheNextOneOn() {
        try (Conversations.Seat seat = conversations.enter(ID)) {
            assertThatThrownBy(() -> seat.ask("fail", Set.of(), Progress.NONE))
                    .hasMessage("asked to fail");
        }
        assertThat(store.getMessages(ID.value())).isEmpty();
        assertThat(ask("Who?").remembered()).isZero();
    }

    @Test
    void aQuestionThatWasGivenUpIsNotRememberedHoweverItEnds() throws Exception {
        Conversations.Seat seat = conversations.enter(ID);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Conversations.Reply> late =
                    threads.submit(() -> seat.ask("wait", Set.of(), Progress.NONE));
            begun.await();
            seat.close();
            assertThat(ask("Who?").remembered()).isZero();
            goOn.countDown();
            assertThatThrownBy(late::get).hasCauseInstanceOf(CancellationException.class);
        }
        assertThat(Messages.turns(store.getMessages(ID.value())))
                .extracting(Turn::content)
                .containsExactly("Who?", "Reply to Who? after 0 turns");
    }

    @Test
    void whoeverIsInterruptedWhileWaitingLeavesTheLine() throws Exception {
        Conversations.Seat first = conversations.enter(ID);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting =
                    threads.submit(() -> {
                        try (Conversations.Seat second = conversations.enter(ID)) {
                            begun.countDown();
                            second.ask("Second?", Set.of(), Progress.NONE);
                        }
                    });
            begun.await();
            waiting.cancel(true);
        }
        first.ask("First?", Set.of(), Progress.NONE);
        assertThat(ask("Third?").remembered()).isEqualTo(1);
    }

    @Test
    void forgetsAConversationOnceWhatWasAskedBeforeIsAnswered() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Conversations.Seat asking = conversations.enter(ID);
            Conversations.Seat forgetting = conversations.enter(ID);
            Future<?> forgotten = threads.submit(() -> forgetting.forget(Progress.NONE));
            asking.ask("Who?", Set.of(), Progress.NONE);
            forgotten.get();
        }
        assertThat(store.getMessages(ID.value())).isEmpty();
    }

    @Test
    void aStoreThatFailsFailsTheQuestionAndLetsTheNextOneOn() {
        Conversations broken = conversations(new BrokenStore());
        for (int i = 0; i < 2; i++) {
            try (Conversations.Seat seat = broken.enter(ID)) {
                assertThatThrownBy(() -> seat.ask("Who?", Set.of(), Progress.NONE))
                        .hasMessage("the disk is full");
            }
        }
    }

    @Test
    void idsAreOfOneFormAndNoTwoAreAlike() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(ConversationId.random().value());
        }
        assertThat(made).hasSize(1_000).allMatch(ConversationId::isOne);
        assertThat(List.of("", "short", "a".repeat(65), "äääääääääääääääää", "a b c d e f g h i j"))
                .noneMatch(ConversationId::isOne);
        assertThatThrownBy(() -> new ConversationId("short"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Conversations.Reply ask(String question) {
        try (Conversations.Seat seat = conversations.enter(ID)) {
            return seat.ask(question, Set.of(), Progress.NONE);
        }
    }

    private static String answer(int turns) {
        return "Reply to And when? after %d turns".formatted(turns);
    }

    private Conversations conversations(ChatMemoryStore kept) {
        Chat chat =
                new Chat(
                        (question, history) -> question + " after " + history.size() + " turns",
                        text -> text,
                        (question, progress) -> {
                            String text = question.text();
                            answered.add(text);
                            if (text.startsWith("fail")) {
                                throw new IllegalStateException("asked to fail");
                            }
                            if (text.startsWith("wait")) {
                                begun.countDown();
                                awaitUninterruptibly();
                            }
                            return new Refusal(Reason.NOT_ANSWERED, "Reply to " + text, PROVENANCE);
                        },
                        () -> PROVENANCE);
        return new Conversations(chat, kept, 3);
    }

    private void awaitUninterruptibly() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class BrokenStore implements ChatMemoryStore {

        @Override
        public List<ChatMessage> getMessages(Object id) {
            return List.of();
        }

        @Override
        public void updateMessages(Object id, List<ChatMessage> messages) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void deleteMessages(Object id) {}
    }
}
