package dev.sourcebound.access;

import dev.sourcebound.web.WebSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;

/// The HTTP edge behind the gate, with nothing real behind it.
@Import(WebSlice.class)
@ComponentScan(basePackageClasses = AccessGate.class)
public class AccessSlice {

    static final String LISTED = "https://app.example.org";

    /// A test of a server that has a file of keys.
    @Retention(RetentionPolicy.RUNTIME)
    @AutoConfigureWebTestClient(timeout = "30s")
    @SpringBootTest(
            classes = AccessSlice.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "sourcebound.access.allowed-origins=" + LISTED,
                "sourcebound.access.address-requests-per-minute=100000",
                "sourcebound.access.address-requests-per-day=100000",
                "sourcebound.access.reread=1h"
            })
    @interface Test {}

    /// Keys in a file of their own.
    record Keys(Path file, String asking, String all, String ended, String slow, String batch) {

        static Keys made() {
            try {
                Path file = Files.createTempDirectory("keys").resolve("keys.jsonl");
                NewKey asking = NewKey.of("website", Set.of(Verb.ASK), null);
                NewKey all = NewKey.of("owner", EnumSet.allOf(Verb.class), null);
                NewKey ended = NewKey.of("gone", Set.of(Verb.ASK), Instant.EPOCH);
                NewKey slow = NewKey.of("slow", Set.of(Verb.ASK), null);
                asking.appendTo(file);
                all.appendTo(file);
                ended.appendTo(file);
                NewKey batch = NewKey.of("batch", Set.of(Verb.ASK), null);
                Files.writeString(
                        file, Files.readString(file) + limited(slow) + "\n" + limited(batch));
                return new Keys(
                        file, asking.text(), all.text(), ended.text(), slow.text(), batch.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String limited(NewKey key) {
            return key.line().replaceFirst("}$", ",\"requests_per_minute\":3}");
        }

        void set(DynamicPropertyRegistry registry) {
            registry.add("sourcebound.access.keys-file", file::toString);
        }
    }
}
