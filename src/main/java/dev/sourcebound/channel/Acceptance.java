package dev.sourcebound.channel;

/// What became of a message that was offered.
public sealed interface Acceptance {

    /// It is on disk and will be answered, or its sender told that there is no room.
    record Taken(Delivery delivery) implements Acceptance {}

    /// It is kept, and the server that has its conversation in hand, or takes it over, will answer
    /// it.
    record Elsewhere() implements Acceptance {}

    /// It was accepted before.
    record Known() implements Acceptance {}

    /// There is no room even to tell so. Whoever delivers it should deliver it again later.
    record Full() implements Acceptance {}
}
