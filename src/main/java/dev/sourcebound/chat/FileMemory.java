package dev.sourcebound.chat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.TableFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Keeps conversations in one file, see [TableFile]. What is kept when [#updateMessages] returns
/// outlives the end of the process, however sudden. Thread-safe.
final class FileMemory implements ChatMemoryStore, AutoCloseable {

    private static final String FILE = "conversations.mv.db";

    /// Changes between two tidyings of the file.
    private static final int TIDY_EVERY = 500;

    private final TableFile<BoundedMemory> file;
    private final AtomicInteger changes = new AtomicInteger();

    /// @throws AppException where the folder cannot be used: [ErrorCode#STORE_INVALID]
    FileMemory(Path folder, ConversationSettings settings, InstantSource clock) {
        this.file =
                new TableFile<>(
                        new TableFile.Place(
                                folder, FILE, "conversations", "sourcebound.conversation.folder"),
                        tables ->
                                new BoundedMemory(tables.table("conversations"), settings, clock));
    }

    @Override
    public List<ChatMessage> getMessages(Object id) {
        return await(file.submit(memory -> memory.getMessages(id)));
    }

    @Override
    public void updateMessages(Object id, List<ChatMessage> messages) {
        change(memory -> memory.updateMessages(id, messages));
    }

    @Override
    public void deleteMessages(Object id) {
        change(memory -> memory.deleteMessages(id));
    }

    @Override
    public void close() {
        file.close();
    }

    private interface Change {
        void on(BoundedMemory memory);
    }

    private void change(Change change) {
        boolean tidy = changes.incrementAndGet() % TIDY_EVERY == 0;
        await(tidy ? file.submitAndTidy(done(change)) : file.submit(done(change)));
    }

    private static Function<BoundedMemory, Boolean> done(Change change) {
        return memory -> {
            change.on(memory);
            return true;
        };
    }

    private static <T> T await(CompletableFuture<T> change) {
        try {
            return change.join();
        } catch (CompletionException failure) {
            throw new AppException(
                    ErrorCode.STORE_FAILED,
                    "The conversation could not be read or kept on the disk; ask without 'conversation', with what was said before as 'history'.",
                    failure);
        }
    }
}
