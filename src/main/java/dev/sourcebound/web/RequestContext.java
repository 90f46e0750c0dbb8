package dev.sourcebound.web;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.slf4j.MDC;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/// What the log and a trace know of a request, brought to the thread that works on it.
final class RequestContext {

    /// Under which the log has the request's id.
    static final String ID = "request_id";

    private static final ContextSnapshotFactory SNAPSHOTS =
            ContextSnapshotFactory.builder().build();

    private RequestContext() {}

    static Context with(Context context, String id) {
        return context.put(ID, id);
    }

    /// Works on a thread that does nothing else.
    static void in(ContextView context, Runnable work) {
        String id = context.getOrDefault(ID, "none");
        MDC.put(ID, String.valueOf(id));
        try (ContextSnapshot.Scope _ = SNAPSHOTS.captureFrom(context).setThreadLocals()) {
            work.run();
        } finally {
            MDC.remove(ID);
        }
    }
}
