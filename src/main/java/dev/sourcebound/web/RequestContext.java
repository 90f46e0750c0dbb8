package dev.sourcebound.web;

import dev.sourcebound.access.RequestId;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.slf4j.MDC;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/// What the log and a trace know of a request, brought to the thread that works on it.
final class RequestContext {

    private static final ContextSnapshotFactory SNAPSHOTS =
            ContextSnapshotFactory.builder().build();

    private RequestContext() {}

    static Context with(Context context, String id) {
        return context.put(RequestId.IN_LOG, id);
    }

    /// Works on a thread that does nothing else.
    static void in(ContextView context, Runnable work) {
        String id = context.getOrDefault(RequestId.IN_LOG, "none");
        try (var _ = MDC.putCloseable(RequestId.IN_LOG, String.valueOf(id));
                ContextSnapshot.Scope _ = SNAPSHOTS.captureFrom(context).setThreadLocals()) {
            work.run();
        }
    }
}
