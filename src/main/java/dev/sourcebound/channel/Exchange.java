package dev.sourcebound.channel;

import java.time.Duration;

/// What came of one request to a service.
public sealed interface Exchange {

    /// The service answered, and not that it is overloaded or broken.
    ///
    /// @param status `200..499` but for 429
    /// @param body may be empty
    record Answered(int status, String body) implements Exchange {}

    /// The service did nothing, for it was asked too often: status 429.
    ///
    /// @param after when it may be asked again; zero where it does not say
    /// @param body may say the same in the service's own form
    record Limited(Duration after, String body) implements Exchange {}

    /// The request certainly did not arrive.
    ///
    /// @param reason in a word, such as `connect_failed`
    record Unsent(String reason) implements Exchange {}

    /// Nobody knows whether the request was carried out: the connection broke, the time was up, or
    /// the service failed.
    ///
    /// @param reason in a word, such as `http_503`
    record Unclear(String reason) implements Exchange {}
}
