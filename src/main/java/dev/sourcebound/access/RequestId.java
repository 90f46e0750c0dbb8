package dev.sourcebound.access;

import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;
import org.springframework.web.server.ServerWebExchange;

/// What names a request to those who ask and in the log.
public final class RequestId {

    /// In which a client may send it, and a response has it.
    public static final String HEADER = "X-Request-Id";

    /// Under which the log has it.
    public static final String IN_LOG = "request_id";

    private RequestId() {}

    /// What this thread logs until it is closed has the id of a request, as its response has it.
    public static MDCCloseable logged(ServerWebExchange exchange) {
        String id = exchange.getResponse().getHeaders().getFirst(HEADER);
        return MDC.putCloseable(IN_LOG, String.valueOf(id));
    }
}
