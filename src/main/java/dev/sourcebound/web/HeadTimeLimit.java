package dev.sourcebound.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/// Hangs up on a client whose request's head is not there in time, counted from its first byte. A
/// limit on silence alone is kept by one byte now and then. For one connection, whose every event
/// comes on one thread.
final class HeadTimeLimit {

    private final Duration limit;
    private @Nullable Future<?> end;
    private boolean withinRequest;

    HeadTimeLimit(Duration limit) {
        this.limit = limit;
    }

    void on(Channel channel) {
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "sourcebound.headBegins", new Bytes())
                .addAfter(NettyPipeline.HttpCodec, "sourcebound.headEnds", new Heads());
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!withinRequest && end == null) {
                end =
                        context.executor()
                                .schedule(
                                        () -> {
                                            var _ = context.close();
                                        },
                                        limit.toNanos(),
                                        TimeUnit.NANOSECONDS);
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancel();
            context.fireChannelInactive();
        }
    }

    private final class Heads extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                withinRequest = true;
                cancel();
            }
            if (message instanceof LastHttpContent) {
                withinRequest = false;
            }
            context.fireChannelRead(message);
        }
    }

    private void cancel() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
