package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "ü", "\uD83C\uDF19");

    @Test
    void whereNothingIsSaidAShortListIsTold() {
        ListRequest.Part<String> part = ListRequest.of(null, null).part(NAMES, Function.identity());
        assertThat(part.items()).isEqualTo(NAMES);
        assertThat(part.next()).isNull();
    }

    @Test
    void whereNothingIsSaidALongListIsToldInParts() {
        List<String> names = IntStream.range(0, 2_001).mapToObj("%05d"::formatted).toList();
        List<Integer> sizes = new ArrayList<>();
        String after = null;
        do {
            ListRequest.Part<String> part =
                    ListRequest.of(after, null).part(names, Function.identity());
            sizes.add(part.items().size());
            after = part.next();
        } while (after != null);
        assertThat(sizes).containsExactly(1_000, 1_000, 1);
    }

    @Test
    void goesOnAfterTheNameThatWasToldLast() {
        assertThat(part("", "2")).isEqualTo(new ListRequest.Part<>(List.of("a", "b"), "b"));
        assertThat(part("b", "2")).isEqualTo(new ListRequest.Part<>(List.of("c", "ü"), "ü"));
        assertThat(part("ü", "2")).isEqualTo(new ListRequest.Part<>(List.of("\uD83C\uDF19"), null));
        assertThat(part("\uD83C\uDF19", "2")).isEqualTo(new ListRequest.Part<>(List.of(), null));
    }

    @Test
    void goesOnAfterANameThatIsNoLongerThere() {
        assertThat(part("bb", "1")).isEqualTo(new ListRequest.Part<>(List.of("c"), "c"));
        assertThat(part("0", "1")).isEqualTo(new ListRequest.Part<>(List.of("a"), "a"));
    }

    /// What stays is told once, whatever comes and goes between two looks.
    @Test
    void tellsEachNameThatStaysOnceWhileOthersComeAndGo() {
        Random random = new Random(4);
        TreeSet<String> there = new TreeSet<>();
        List<String> staying = IntStream.range(0, 300).mapToObj(i -> "stays" + i).toList();
        there.addAll(staying);
        List<String> told = new ArrayList<>();
        String after = "";
        while (after != null) {
            for (int i = 0; i < 20; i++) {
                String name = "stays" + random.nextInt(300) + "-" + random.nextInt(50);
                if (!there.add(name)) {
                    there.remove(name);
                }
            }
            ListRequest.Part<String> part =
                    ListRequest.of(after, "7").part(List.copyOf(there), Function.identity());
            told.addAll(part.items());
            after = part.next();
        }
        assertThat(told).isSorted().doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void anEmptyListHasNoNext() {
        assertThat(ListRequest.of("x", "1").part(List.<String>of(), Function.identity()))
                .isEqualTo(new ListRequest.Part<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "", " 5", "99999999999999999999"})
    void refusesALimitThatIsNoNumberInRange(String limit) {
        assertThatThrownBy(() -> ListRequest.of(null, limit))
                .isInstanceOfSatisfying(
                        AppException.class, wrong -> assertThat(wrong.field()).isEqualTo("limit"))
                .hasMessage(
                        "'limit' must be a number from 1 to 1000, got '%s'; ask for what comes after that with 'after'.",
                        limit);
    }

    private static ListRequest.Part<String> part(String after, String limit) {
        return ListRequest.of(after, limit).part(NAMES, Function.identity());
    }
}
