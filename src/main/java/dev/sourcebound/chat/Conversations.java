package dev.sourcebound.chat;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.store.Leases;
import dev.sourcebound.store.Leases.Lease;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Conversations that this server remembers, or all servers that share a store. Questions of one
/// conversation are answered one after the other, at one server in the order in which they came;
/// what was asked and replied is remembered together or not at all. Thread-safe.
public final class Conversations {

    /// Of one conversation, what is remembered: some long replies, not a book.
    private static final int MOST_CHARACTERS = 200_000;

    private static final int MILLIS_BETWEEN_TRIES = 25;

    private final Chat chat;
    private final ChatMemoryStore store;
    private final int turns;
    private final Leases leases;

    /// Who waits in each conversation, the one that is being answered first.
    private final Map<ConversationId, Deque<Seat>> lines = new HashMap<>();

    /// @param turns questions with their replies that are remembered of one conversation, `>= 1`
    public Conversations(Chat chat, ChatMemoryStore store, int turns) {
        this(chat, store, turns, Leases.ofThisProcess());
    }

    /// The same for one of several servers.
    ///
    /// @param leases of all of them
    Conversations(Chat chat, ChatMemoryStore store, int turns, Leases leases) {
        this.chat = chat;
        this.store = store;
        this.turns = turns;
        this.leases = leases;
    }

    /// A reply within a conversation.
    ///
    /// @param reply what was said
    /// @param remembered earlier questions that were known when this one was asked, `>= 0`; none in
    ///   a conversation that is new, or was forgotten
    public record Reply(ChatReply reply, int remembered) {}

    /// Joins a conversation's line, behind all that have joined it before. Blocks nobody.
    ///
    /// @return to be closed, whatever comes of it
    public Seat enter(ConversationId id) {
        Seat seat = new Seat(id);
        synchronized (lines) {
            Deque<Seat> line = lines.computeIfAbsent(id, _ -> new ArrayDeque<>());
            line.add(seat);
            if (line.size() == 1) {
                seat.turn.release();
            }
        }
        return seat;
    }

    private enum State {
        OPEN,
        /// What was said is being kept: to be waited for.
        KEEPING,
        CLOSED
    }

    /// A place in a conversation's line, for one question.
    public final class Seat implements AutoCloseable {

        private final ConversationId id;
        private final Semaphore turn = new Semaphore(0);
        private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
        private final AtomicReference<@Nullable Lease> lease = new AtomicReference<>();

        private Seat(ConversationId id) {
            this.id = id;
        }

        /// Waits until all that came before is done, and has the question answered. It is
        /// remembered before this returns; not at all where this fails, or was closed meanwhile.
        ///
        /// @throws CancellationException where the caller was interrupted, or closed this
        public Reply ask(String question, Set<String> sources, Progress progress) {
            return ask(question, sources, progress, chat::ask);
        }

        /// The same, by another way to have it answered.
        public Reply ask(
                String question,
                Set<String> sources,
                Progress progress,
                BiFunction<ChatRequest, Progress, ChatReply> asking) {
            await(progress);
            List<Turn> before = Messages.turns(store.getMessages(id.value()));
            ChatReply reply = asking.apply(new ChatRequest(question, before, sources), progress);
            List<Turn> after = new ArrayList<>(before);
            after.add(Turn.asked(question, reply.standaloneQuestion()));
            after.add(Turn.replied(reply.reply()));
            keep(() -> store.updateMessages(id.value(), Messages.of(latest(after))));
            return new Reply(reply, questions(before));
        }

        /// Waits until all that came before is done, and forgets the conversation.
        public void forget(Progress progress) {
            await(progress);
            keep(() -> store.deleteMessages(id.value()));
        }

        /// Gives up the place: whoever is next may go on, and nothing is remembered for this one.
        @Override
        public void close() {
            if (state.compareAndSet(State.OPEN, State.CLOSED)) {
                leave();
            }
        }

        private void await(Progress progress) {
            if (!turn.tryAcquire()) {
                progress.waiting(() -> {
                    try {
                        turn.acquire();
                        return true;
                    } catch (InterruptedException e) {
                        throw nobodyWaits();
                    }
                });
            }
            if (!takeLease()) {
                progress.waiting(() -> {
                    try {
                        do {
                            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_TRIES);
                        } while (!takeLease());
                        return true;
                    } catch (InterruptedException e) {
                        throw nobodyWaits();
                    }
                });
            }
        }

        /// Keeps other servers from answering in this conversation meanwhile.
        private boolean takeLease() {
            Optional<Lease> taken = leases.take("conversation " + id.value());
            taken.ifPresent(lease::set);
            if (state.get() == State.CLOSED) {
                giveLeaseBack();
                throw new CancellationException("nobody waits for this any more");
            }
            return taken.isPresent();
        }

        private void giveLeaseBack() {
            Lease held = lease.getAndSet(null);
            if (held != null) {
                held.close();
            }
        }

        private static CancellationException nobodyWaits() {
            Thread.currentThread().interrupt();
            return new CancellationException("nobody waits for this any more");
        }

        private void keep(Runnable keeping) {
            if (!state.compareAndSet(State.OPEN, State.KEEPING)) {
                throw new CancellationException("nobody waits for this any more");
            }
            try {
                keeping.run();
            } finally {
                state.set(State.CLOSED);
                leave();
            }
        }

        private void leave() {
            giveLeaseBack();
            synchronized (lines) {
                Deque<Seat> line = lines.get(id);
                if (line == null) {
                    throw new IllegalStateException("a seat leaves its line once");
                }
                boolean first = line.peekFirst() == this;
                line.remove(this);
                if (line.isEmpty()) {
                    lines.remove(id);
                } else if (first) {
                    line.getFirst().turn.release();
                }
            }
        }
    }

    private List<Turn> latest(List<Turn> all) {
        int from = Math.max(0, all.size() - 2 * turns);
        int size = all.subList(from, all.size()).stream().mapToInt(Turn::size).sum();
        while (size > MOST_CHARACTERS && from < all.size() - 2) {
            size -= all.get(from).size();
            from++;
        }
        return all.subList(from, all.size());
    }

    private static int questions(List<Turn> turns) {
        return (int) turns.stream().filter(turn -> turn.role() == Turn.Role.USER).count();
    }
}
