package dev.sourcebound.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.store.TableFile.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void whoeverWaitsIsToldOfAnErrorToo() {
        Place place = new Place(folder, "table.db", "table", "some.folder");
        try (TableFile<Tables> file = new TableFile<>(place, tables -> tables)) {
            CompletableFuture<Boolean> failing =
                    file.submit(_ -> {
                        throw new StackOverflowError();
                    });
            assertThat(failing)
                    .failsWithin(SOON)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(StackOverflowError.class);
            assertThat(file.submit(_ -> true)).failsWithin(SOON);
        }
    }
}
