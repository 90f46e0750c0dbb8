package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final Budget budget = new Budget(WINDOW, nanos::get);

    @Test
    void givesAllAtOnceAndThenOneAfterTheOther() {
        assertThat(take(3)).containsOnly(Duration.ZERO);
        // A third of the window for each.
        assertThat(budget.take("a", 3).delay()).isEqualTo(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(19));
        assertThat(budget.take("a", 3).delay()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(budget.take("a", 3).delay()).isZero();
        assertThat(budget.take("a", 3).delay()).isEqualTo(Duration.ofSeconds(20));
        pass(WINDOW);
        assertThat(take(3)).containsOnly(Duration.ZERO);
    }

    @Test
    void whatIsRefusedCostsNothing() {
        take(3);
        IntStream.range(0, 100).forEach(_ -> budget.take("a", 3));
        pass(Duration.ofSeconds(20));
        assertThat(budget.take("a", 3).delay()).isZero();
    }

    @Test
    void eachKeyHasItsOwn() {
        take(3);
        assertThat(budget.take("b", 3).delay()).isZero();
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
        IntStream.range(0, 60_000).forEach(i -> budget.take("key " + i, 3));
        assertThat(budget.size()).isEqualTo(50_000);
    }

    @Test
    void tellsWhatIsLeftAndWhenAllOfItIsThereAgain() {
        assertThat(budget.take("a", 3).left()).isEqualTo(2);
        assertThat(budget.take("a", 3).whole()).isEqualTo(Duration.ofSeconds(40));
        assertThat(budget.take("a", 3).left()).isZero();
        Budget.Taken refused = budget.take("a", 3);
        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.left()).isZero();
        assertThat(refused.whole()).isEqualTo(WINDOW);
        pass(Duration.ofSeconds(30));
        assertThat(budget.take("a", 3).left()).isZero();
    }

    @Test
    void aNewLimitHoldsFromTheNextRequestOn() {
        take(3);
        assertThat(budget.take("a", 6).isGranted()).isFalse();
        pass(Duration.ofSeconds(10));
        assertThat(budget.take("a", 6).isGranted()).isTrue();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() throws Exception {
        assertThat(Addresses.keyOf(address("2001:db8:1:2::3")))
                .isEqualTo(Addresses.keyOf(address("2001:db8:1:2:ffff::4")))
                .isNotEqualTo(Addresses.keyOf(address("2001:db8:1:3::3")));
        assertThat(Addresses.keyOf(address("192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(Addresses.keyOf(null)).isEqualTo("none");
        assertThat(Addresses.keyOf(InetSocketAddress.createUnresolved("proxy", 1)))
                .isEqualTo("proxy");
    }

    private static InetSocketAddress address(String ip) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(ip), 4711);
    }

    private List<Duration> take(int times) {
        return IntStream.range(0, times).mapToObj(_ -> budget.take("a", 3).delay()).toList();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
