package dev.sourcebound.access;

/// How much somebody may ask.
///
/// @param perMinute requests, `>= 0`, 0 for no limit
/// @param perDay requests, `>= 0`, 0 for no limit
record Limits(int perMinute, int perDay) {

    /// As a key says, where it does.
    Limits of(ApiKey key) {
        Integer minute = key.requestsPerMinute();
        Integer day = key.requestsPerDay();
        return new Limits(minute == null ? perMinute : minute, day == null ? perDay : day);
    }
}
