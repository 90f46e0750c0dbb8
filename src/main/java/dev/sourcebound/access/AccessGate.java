package dev.sourcebound.access;

import dev.sourcebound.access.AccessRules.Rule;
import dev.sourcebound.access.AccessRules.Scope;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.RequestedCollection;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Looks at every request before anything is done for it: what it does, who asks, and whether there
/// is something left to them. Passes by what another gate has let in.
final class AccessGate implements WebFilter, Ordered, AutoCloseable {

    private static final String BEARER = "Bearer ";

    private final AccessPolicy policy;
    private final Set<CollectionName> all;
    private final @Nullable KeyRing keys;
    private final Limits ofKeys;
    private final Limits ofAddresses;
    private final Quotas byKey;
    private final Quotas byAddress;
    private final InstantSource clock;
    private final MeterRegistry registry;

    /// @param all the collections that there are
    /// @param keys null where there are none
    AccessGate(
            AccessPolicy policy,
            Set<CollectionName> all,
            @Nullable KeyRing keys,
            AccessSettings settings,
            Quotas byKey,
            Quotas byAddress,
            InstantSource clock,
            MeterRegistry registry) {
        this.policy = policy;
        this.all = Set.copyOf(all);
        this.keys = keys;
        this.ofKeys = new Limits(settings.keyRequestsPerMinute(), settings.keyRequestsPerDay());
        this.ofAddresses =
                new Limits(settings.addressRequestsPerMinute(), settings.addressRequestsPerDay());
        this.byKey = byKey;
        this.byAddress = byAddress;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Rule rule = AccessRules.of(exchange.getRequest());
        Verb verb = rule.verb();
        return verb == null || Admission.isGranted(exchange)
                ? chain.filter(exchange)
                : counted(verb, rule.scope(), exchange).pass(exchange, chain);
    }

    /// After the headers of every response, the time limit on every body and the doors that have a
    /// scheme of their own.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public void close() {
        if (keys != null) {
            keys.close();
        }
    }

    private Admission counted(Verb verb, Scope scope, ServerWebExchange exchange) {
        try {
            Admission admission = admitted(verb, scope, exchange);
            count(verb, "admitted");
            return admission;
        } catch (AppException refused) {
            count(verb, refused.code().slug());
            throw refused;
        }
    }

    private void count(Verb verb, String outcome) {
        registry.counter("sourcebound.access", "verb", verb.slug(), "outcome", outcome).increment();
    }

    private Admission admitted(Verb verb, Scope scope, ServerWebExchange exchange) {
        Optional<String> shown = shown(exchange.getRequest());
        if (keys != null && shown.isPresent()) {
            return byKey(keys, shown.get(), verb, scope, exchange);
        }
        if (!policy.isAtHome()) {
            takeByAddress(exchange);
        }
        if (!mayAnybody(verb, scope, exchange)) {
            throw refused(
                    verb == Verb.OPERATE
                            ? "There is nothing at this address, or only for operators, who show a key"
                            : "There is no key, which this needs");
        }
        if (!policy.serves(exchange.getRequest())) {
            throw new AppException(
                    ErrorCode.NOT_ALLOWED,
                    "This server is for the machine it runs on, and was called by another name. To"
                            + " serve others, through a proxy too, set sourcebound.access.keys-file, or"
                            + " say in sourcebound.access.anonymous what needs no key.");
        }
        if (policy.isAtHome()) {
            return Admission.FREE;
        }
        return Admission.of(
                Caller.ANONYMOUS, policy::mayAnybody, address(exchange), ofAddresses, byAddress);
    }

    private boolean mayAnybody(Verb verb, Scope scope, ServerWebExchange exchange) {
        return switch (scopeOf(scope, exchange)) {
            case COLLECTION -> policy.mayAnybody(verb, RequestedCollection.of(exchange));
            case MODELS, COLLECTIONS -> policy.mayAnybodyAnywhere(verb);
            // Figures of the server are about all of its collections.
            case SERVER -> all.stream().allMatch(each -> policy.mayAnybody(verb, each));
        };
    }

    /// An address that names a collection is about that one, whatever it is.
    private static Scope scopeOf(Scope scope, ServerWebExchange exchange) {
        return RequestedCollection.isNamed(exchange) ? Scope.COLLECTION : scope;
    }

    private Admission byKey(
            KeyRing ring, String shown, Verb verb, Scope scope, ServerWebExchange exchange) {
        Optional<ApiKey> found = ring.find(shown).filter(key -> !key.hasEnded(clock.instant()));
        if (found.isEmpty()) {
            takeByAddress(exchange);
            throw refused("The key is not one of this server, or has ended");
        }
        ApiKey key = found.get();
        requireCollection(key, scope, exchange);
        if (!key.may().contains(verb)) {
            throw new AppException(
                    ErrorCode.NOT_ALLOWED,
                    "The key may not do this, which is '%s'; it may %s. The operator can give another."
                            .formatted(verb.slug(), ApiKey.slugs(key.may())));
        }
        Limits limits = ofKeys.of(key);
        byKey.take(key.name(), limits, exchange.getResponse().getHeaders());
        return Admission.of(key.caller(), key::may, key.name(), limits, byKey);
    }

    /// To a key that is not for a collection there is none of that name, as to any key where there
    /// is none: who asks for names learns of none. A key that is for one only, asks that one where
    /// the address names none.
    private void requireCollection(ApiKey key, Scope scope, ServerWebExchange exchange) {
        switch (scopeOf(scope, exchange)) {
            case COLLECTION -> {
                if (!RequestedCollection.isNamed(exchange)) {
                    key.only().ifPresent(only -> RequestedCollection.choose(exchange, only));
                }
                CollectionName asked = RequestedCollection.of(exchange);
                if (!key.isFor(asked)) {
                    throw asked.unknown();
                }
            }
            case MODELS -> key.only().ifPresent(only -> RequestedCollection.choose(exchange, only));
            case COLLECTIONS -> {}
            case SERVER -> {
                if (!all.stream().allMatch(key::isFor)) {
                    throw new AppException(
                            ErrorCode.NOT_ALLOWED,
                            "This is about all collections of the server, and the key is for some of them. The operator can give another.");
                }
            }
        }
    }

    private void takeByAddress(ServerWebExchange exchange) {
        byAddress.take(address(exchange), ofAddresses, exchange.getResponse().getHeaders());
    }

    private static String address(ServerWebExchange exchange) {
        return Addresses.keyOf(exchange.getRequest().getRemoteAddress());
    }

    private static AppException refused(String what) {
        return new AppException(
                ErrorCode.KEY_REFUSED, what + "; send it as 'Authorization: Bearer KEY'.");
    }

    private static Optional<String> shown(ServerHttpRequest request) {
        String given = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(given.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
