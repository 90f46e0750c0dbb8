package dev.sourcebound.access;

import dev.sourcebound.answer.Caller;
import dev.sourcebound.collection.CollectionName;
import java.util.function.BiPredicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/// A request that was let in: who asks, and what each further question within it costs.
public final class Admission {

    private static final String ATTRIBUTE = Admission.class.getName();

    /// Without a limit, for nobody in particular.
    static final Admission FREE =
            new Admission(Caller.ANONYMOUS, (verb, collection) -> verb != Verb.OPERATE, () -> {});

    private final Caller caller;
    private final BiPredicate<Verb, CollectionName> may;
    private final Runnable further;

    private Admission(Caller caller, BiPredicate<Verb, CollectionName> may, Runnable further) {
        this.caller = caller;
        this.may = may;
        this.further = further;
    }

    /// Lets a request in whose door has a scheme and budgets of its own.
    public static Admission at(String door) {
        return new Admission(new Caller(door), (verb, collection) -> false, () -> {});
    }

    /// Lets a request in that counts for quotas.
    ///
    /// @param may what else who asks may do, and with which collection
    static Admission of(
            Caller caller,
            BiPredicate<Verb, CollectionName> may,
            String who,
            Limits limits,
            Quotas quotas) {
        return new Admission(caller, may, () -> quotas.take(who, limits, new HttpHeaders()));
    }

    /// How a request was let in; freely where nobody asked.
    public static Admission of(ServerWebExchange exchange) {
        Admission given = exchange.getAttribute(ATTRIBUTE);
        return given == null ? FREE : given;
    }

    /// Who asks, where a request is worked on.
    public static Caller callerIn(ContextView context) {
        return context.hasKey(Caller.class) ? context.get(Caller.class) : Caller.ANONYMOUS;
    }

    /// Lets it through to what is behind the gate.
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(ATTRIBUTE, this);
        return chain.filter(exchange).contextWrite(context -> context.put(Caller.class, caller));
    }

    static boolean isGranted(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(ATTRIBUTE);
    }

    /// Whether who asks may do this with a collection, of which there may be none.
    public boolean may(Verb verb, CollectionName collection) {
        return may.test(verb, collection);
    }

    public Caller caller() {
        return caller;
    }

    /// Counts a further question of the same request.
    ///
    /// @throws dev.sourcebound.problem.AppException with
    ///   [dev.sourcebound.problem.ErrorCode#BUDGET_SPENT] where there is none left
    public void further() {
        further.run();
    }
}
