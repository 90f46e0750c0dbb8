package dev.sourcebound.access;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// What needs a key on this server, as its settings and the address it listens on decide.
public final class AccessPolicy {

    /// What whoever sits at this machine may do where nothing is set. What changes the server needs
    /// a key there too: a page that a browser shows can reach this machine as well.
    private static final Set<Verb> AT_HOME = EnumSet.complementOf(EnumSet.of(Verb.OPERATE));

    /// By which this machine calls itself. No address is looked up: a name is what it says.
    private static final Pattern HOME =
            Pattern.compile(
                    "(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]",
                    Pattern.CASE_INSENSITIVE);

    private final Map<CollectionName, Set<Verb>> anonymous;
    private final boolean atHome;

    private AccessPolicy(Map<CollectionName, Set<Verb>> anonymous, boolean atHome) {
        this.anonymous = Map.copyOf(anonymous);
        this.atHome = atHome;
    }

    /// @param others what needs no key in the collections beside the default one; where nothing is
    ///   said, all does
    /// @param loopback whether the server listens where only this machine reaches it
    /// @throws AppException where others could reach it, and neither keys are set nor that none are
    ///   wanted
    static AccessPolicy of(
            AccessSettings settings, Map<CollectionName, Set<Verb>> others, boolean loopback) {
        Map<CollectionName, Set<Verb>> anonymous = new HashMap<>(others);
        anonymous.put(CollectionName.DEFAULT, settings.anonymous());
        if (settings.keysFile() != null
                || anonymous.values().stream().anyMatch(verbs -> !verbs.isEmpty())) {
            return new AccessPolicy(anonymous, false);
        }
        if (loopback) {
            return new AccessPolicy(Map.of(), true);
        }
        throw new AppException(
                ErrorCode.ACCESS_INVALID,
                "The server would listen where other machines reach it, and no key would be needed."
                        + " Make a key with the command 'key --name NAME --may ask --file keys.jsonl'"
                        + " and set sourcebound.access.keys-file to that file;"
                        + " or say on purpose what needs none:"
                        + " sourcebound.access.anonymous=ask,read,check;"
                        + " or listen on this machine only: server.address=127.0.0.1.");
    }

    /// Whether it needs no key.
    ///
    /// @param collection of which there may be none: to ask is nothing that is anybody's
    public boolean mayAnybody(Verb verb, CollectionName collection) {
        return atHome
                ? AT_HOME.contains(verb)
                : anonymous.getOrDefault(collection, Set.of()).contains(verb);
    }

    /// Whether it needs no key in one collection at least.
    boolean mayAnybodyAnywhere(Verb verb) {
        return atHome
                ? AT_HOME.contains(verb)
                : anonymous.values().stream().anyMatch(verbs -> verbs.contains(verb));
    }

    /// Whether nothing is set, so that only this machine is served, without limits.
    boolean isAtHome() {
        return atHome;
    }

    /// Whether the name that a request calls this server by is one under which it serves who has no
    /// key: at home only this machine's. Who comes by another one came by a proxy, or through the
    /// browser of somebody here (DNS rebinding).
    public boolean serves(ServerHttpRequest request) {
        URI called = request.getURI();
        if (!atHome || called.getRawAuthority() == null) {
            return true;
        }
        // Null where it is no host name by the rules, though it may be one that is looked up.
        String host = called.getHost();
        return host != null && HOME.matcher(host).matches();
    }
}
