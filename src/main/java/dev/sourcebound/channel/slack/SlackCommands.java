package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Incoming;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a slash command asks for. It is answered to the one who gave it, by the address that came
/// with it: this program need not be in the channel.
final class SlackCommands {

    private final URI apiUrl;

    SlackCommands(URI apiUrl) {
        this.apiUrl = apiUrl;
    }

    /// @param form the fields of the command
    SlackDelivery read(Map<String, String> form) {
        String address = form.getOrDefault("response_url", "");
        String trigger = form.getOrDefault("trigger_id", "");
        if (!form.containsKey("command") || trigger.isEmpty() || !isSlacks(address)) {
            return new SlackDelivery.Ignored();
        }
        SlackAsk ask =
                new SlackAsk(
                        form.getOrDefault("channel_id", ""),
                        "",
                        null,
                        SlackText.plain(form.getOrDefault("text", ""), null),
                        true,
                        null,
                        null,
                        address);
        return new SlackDelivery.Command(
                new Incoming(
                        SlackChannel.NAME,
                        List.of("command/" + trigger),
                        "command/" + trigger,
                        ask.toJson(),
                        true));
    }

    /// Nobody is sent anywhere else, were a secret ever lost.
    private boolean isSlacks(String address) {
        return Optional.of(address)
                .filter(given -> !given.isBlank())
                .flatMap(SlackCommands::uri)
                .filter(uri ->
                        String.valueOf(uri.getAuthority()).equals(apiUrl.getAuthority())
                                || ("https".equals(uri.getScheme())
                                        && String.valueOf(uri.getHost()).endsWith(".slack.com")))
                .isPresent();
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
