package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    /// Begins near the end of what it counts to, as `System.nanoTime` may.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 30_000_000_000L);

    private final Budget budget = new Budget(3, WINDOW, nanos::get);

    @Test
    void givesAllAtOnceAndThenOneAfterTheOther() {
        assertThat(take(3)).containsOnly(Duration.ZERO);
        // A third of the window for each.
        assertThat(budget.take("a")).isEqualTo(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(19));
        assertThat(budget.take("a")).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(budget.take("a")).isZero();
        assertThat(budget.take("a")).isEqualTo(Duration.ofSeconds(20));
        pass(WINDOW);
        assertThat(take(3)).containsOnly(Duration.ZERO);
    }

    @Test
    void whatIsRefusedCostsNothing() {
        take(3);
        IntStream.range(0, 100).forEach(_ -> budget.take("a"));
        pass(Duration.ofSeconds(20));
        assertThat(budget.take("a")).isZero();
    }

    @Test
    void eachKeyHasItsOwn() {
        take(3);
        assertThat(budget.take("b")).isZero();
    }

    @Test
    void keepsNothingOfThoseWhoHaveGone() {
        take(1);
        assertThat(budget.size()).isOne();
        pass(WINDOW.plusSeconds(1));
        assertThat(budget.size()).isZero();
    }

    @Test
    void keepsSoManyAndNoMore() {
        IntStream.range(0, 60_000).forEach(i -> budget.take("key " + i));
        assertThat(budget.size()).isEqualTo(50_000);
    }

    @Test
    void anAddressIsBoundHoweverManySessionsItBegins() throws Exception {
        Budgets budgets =
                new Budgets(new WidgetSettings(List.of(), null, WINDOW, 2, 3, WINDOW), nanos::get);
        InetSocketAddress here = address("192.0.2.1");
        budgets.take("s1", here);
        budgets.take("s1", here);
        assertThatThrownBy(() -> budgets.take("s1", here))
                .isInstanceOfSatisfying(
                        AppException.class,
                        spent -> {
                            assertThat(spent.code()).isEqualTo(ErrorCode.BUDGET_SPENT);
                            assertThat(spent.retryAfter()).isEqualTo(Duration.ofSeconds(30));
                        });
        budgets.take("s2", here);
        assertThatThrownBy(() -> budgets.take("s3", here)).hasMessageStartingWith("This address");
        budgets.take("s4", address("192.0.2.2"));
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() throws Exception {
        assertThat(Budgets.keyOf(address("2001:db8:1:2::3")))
                .isEqualTo(Budgets.keyOf(address("2001:db8:1:2:ffff::4")))
                .isNotEqualTo(Budgets.keyOf(address("2001:db8:1:3::3")));
        assertThat(Budgets.keyOf(address("192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(Budgets.keyOf(null)).isEqualTo("none");
        assertThat(Budgets.keyOf(InetSocketAddress.createUnresolved("proxy", 1)))
                .isEqualTo("proxy");
    }

    private static InetSocketAddress address(String ip) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(ip), 4711);
    }

    private List<Duration> take(int times) {
        return IntStream.range(0, times).mapToObj(_ -> budget.take("a")).toList();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
