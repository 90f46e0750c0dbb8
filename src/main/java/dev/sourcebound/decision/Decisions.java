package dev.sourcebound.decision;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Has questions answered and keeps why, where that is wanted. Blocking; thread-safe.
public final class Decisions implements AutoCloseable {

    private final Chat chat;
    private final @Nullable AbstentionPolicy policy;
    private final @Nullable DecisionStore store;
    private final InstantSource clock;

    private Decisions(
            Chat chat,
            @Nullable AbstentionPolicy policy,
            @Nullable DecisionStore store,
            InstantSource clock) {
        this.chat = chat;
        this.policy = policy;
        this.store = store;
        this.clock = clock;
    }

    /// Keeps nothing.
    public static Decisions none(Chat chat) {
        return new Decisions(chat, null, null, InstantSource.system());
    }

    static Decisions kept(
            Chat chat, AbstentionPolicy policy, DecisionStore store, InstantSource clock) {
        return new Decisions(chat, policy, store, clock);
    }

    /// Asks, and keeps why the reply is what it is.
    ///
    /// @param id of the reply
    public ChatReply ask(String id, ChatRequest request, Answerer.Progress progress) {
        if (store == null || policy == null) {
            return chat.ask(request, progress);
        }
        Tape tape = new Tape(progress);
        ChatReply reply = chat.ask(request, tape);
        store.keep(
                new Kept(
                        id,
                        clock.instant(),
                        progress.caller().name(),
                        tape.decision(request, reply, policy)));
        return reply;
    }

    /// Keeps what somebody says of a reply.
    ///
    /// @throws AppException with [ErrorCode#NOT_FOUND] where no decision of that id is kept
    public void say(String id, Feedback feedback) {
        if (store == null || !store.knows(id)) {
            throw new AppException(
                    ErrorCode.NOT_FOUND,
                    store == null
                            ? "This server keeps no feedback; sourcebound.decision.folder says where to."
                            : "There is no reply of that id, or it is too old.");
        }
        store.keep(new Said(id, clock.instant(), feedback));
    }

    /// How much could not be kept, since the start.
    double lost() {
        return store == null ? 0 : store.lost();
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    /// The decision on a question, made anew, in one spelling: as [DecisionFolder.Past#json()].
    public static String made(Chat chat, AbstentionPolicy policy, ChatRequest request) {
        Tape tape = new Tape(Answerer.Progress.NONE);
        ChatReply reply = chat.ask(request, tape);
        return tape.decision(request, reply, policy).canonical();
    }
}
