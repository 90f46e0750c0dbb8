package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {

    @Test
    void onThisMachineAllButOperatingNeedsNoKey() {
        AccessPolicy policy = AccessPolicy.of(settings(null, Set.of()), Map.of(), true);
        assertThat(policy.isAtHome()).isTrue();
        assertThat(EnumSet.allOf(Verb.class))
                .filteredOn(verb -> policy.mayAnybody(verb, CollectionName.DEFAULT))
                .containsExactly(Verb.ASK, Verb.READ, Verb.CHECK, Verb.WATCH);
    }

    @Test
    void aServerThatOthersReachDoesNotStartUnlessSomebodySaysSo() {
        assertThatThrownBy(() -> AccessPolicy.of(settings(null, Set.of()), Map.of(), false))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_INVALID))
                .hasMessageContaining("sourcebound.access.keys-file")
                .hasMessageContaining("sourcebound.access.anonymous=ask,read,check")
                .hasMessageContaining("server.address=127.0.0.1");
    }

    @Test
    void whereThereAreKeysEverythingNeedsOneOnThisMachineToo() {
        for (boolean loopback : new boolean[] {true, false}) {
            AccessPolicy policy =
                    AccessPolicy.of(settings(Path.of("keys.jsonl"), Set.of()), Map.of(), loopback);
            assertThat(policy.isAtHome()).isFalse();
            assertThat(EnumSet.allOf(Verb.class))
                    .noneMatch(verb -> policy.mayAnybody(verb, CollectionName.DEFAULT));
        }
    }

    @Test
    void whatIsOpenOnPurposeIsOpen() {
        AccessPolicy policy = AccessPolicy.of(settings(null, Set.of(Verb.ASK)), Map.of(), false);
        assertThat(EnumSet.allOf(Verb.class))
                .filteredOn(verb -> policy.mayAnybody(verb, CollectionName.DEFAULT))
                .containsExactly(Verb.ASK);
    }

    private static AccessSettings settings(@Nullable Path keys, Set<Verb> anonymous) {
        return new AccessSettings(
                keys, anonymous, List.of(), 0, 0, 0, 0, Duration.ofSeconds(2), false);
    }
}
