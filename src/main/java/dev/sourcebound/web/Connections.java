package dev.sourcebound.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/// Keeps clients from using this server up by doing nothing: only so many are connected at once,
/// and each has to send the head of a request in time. What an idle connection and a body may take
/// is limited elsewhere: `server.netty.idle-timeout`, [RequestTimeLimit].
final class Connections implements NettyServerCustomizer, MeterBinder {

    private final int most;
    private final Duration headLimit;
    private final AtomicInteger open = new AtomicInteger();

    /// @param most at once, `>= 1`
    /// @param headLimit from a head's first byte to its end, `> 0`
    Connections(int most, Duration headLimit) {
        this.most = most;
        this.headLimit = headLimit;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> admit(channel));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sourcebound.web.connections", open, AtomicInteger::get)
                .description("Clients that are connected")
                .register(registry);
    }

    private void admit(Channel channel) {
        int now = open.incrementAndGet();
        channel.closeFuture().addListener(_ -> open.decrementAndGet());
        if (now > most) {
            var _ = channel.close();
        } else {
            new HeadTimeLimit(headLimit).on(channel);
        }
    }
}
