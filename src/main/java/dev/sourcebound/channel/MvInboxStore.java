package dev.sourcebound.channel;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.store.TableFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps deliveries in one file, see [TableFile].
final class MvInboxStore implements InboxStore {

    private static final String FILE = "inbox.mv.db";

    private final TableFile<DeliveryTables> file;

    /// @param folder made where it is absent; for one process at a time
    /// @throws AppException where the folder cannot be used: [ErrorCode#STORE_INVALID]
    MvInboxStore(Path folder) {
        this.file =
                new TableFile<>(
                        new TableFile.Place(folder, FILE, "inbox", "sourcebound.channel.folder"),
                        DeliveryTables::new);
    }

    @Override
    public CompletableFuture<Acceptance> accept(Incoming incoming, Room room, Instant now) {
        return file.submit(tables -> tables.accept(incoming, room, now));
    }

    @Override
    public CompletableFuture<Void> keep(Delivery delivery) {
        return file.submit(
                        tables -> {
                            tables.replace(delivery);
                            return true;
                        })
                .thenApply(kept -> null);
    }

    @Override
    public CompletableFuture<List<Delivery>> unfinished() {
        return file.submit(DeliveryTables::unfinished);
    }

    @Override
    public CompletableFuture<Boolean> knows(String channel, String conversation) {
        return file.submit(tables -> tables.knows(channel, conversation));
    }

    @Override
    public CompletableFuture<Integer> forget(Instant before, int most) {
        return file.submitAndTidy(tables -> tables.forget(before, most));
    }

    @Override
    public void close() {
        file.close();
    }
}
