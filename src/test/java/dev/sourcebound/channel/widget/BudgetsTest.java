package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Test
    void anAddressIsBoundHoweverManySessionsItBegins() throws Exception {
        Budgets budgets =
                new Budgets(new WidgetSettings(List.of(), null, WINDOW, 2, 3, WINDOW), () -> 0L);
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

    private static InetSocketAddress address(String ip) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(ip), 4711);
    }
}
