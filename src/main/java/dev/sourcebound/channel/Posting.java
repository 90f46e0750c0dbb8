package dev.sourcebound.channel;

import java.time.Duration;

/// What became of one attempt to post. Reasons are short words of the service or of ours, such as
/// `rate_limited`: they are counted and logged, so nothing that anybody wrote is in them.
public sealed interface Posting {

    /// It is there, by this attempt or an earlier one.
    record Posted() implements Posting {}

    /// It may succeed later.
    ///
    /// @param after no sooner than this; zero where the service does not say
    /// @param mayBeThere whether the attempt may have arrived all the same
    record Later(Duration after, boolean mayBeThere, String reason) implements Posting {}

    /// The service does not take this post, and will not; others it may.
    record Refused(String reason) implements Posting {}

    /// Nobody is there to post to: the chat was removed, this program locked out.
    record Gone(String reason) implements Posting {}
}
