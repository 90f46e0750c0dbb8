package dev.sourcebound.llm;

import dev.sourcebound.answer.Caller;
import java.util.Optional;

/// How many tokens each caller may have read and written in a day (UTC): as many as its key says,
/// or as many as all others. What a call will take is set aside before it, so that many calls at
/// once do not overdraw. Thread-safe.
interface TokenBudget {

    /// Sets tokens aside.
    ///
    /// @param tokens `>= 0`
    /// @return empty where there are not as many left
    Optional<SetAside> reserve(Caller caller, long tokens);

    /// What was set aside for a call.
    interface SetAside {

        /// Puts what the call really took in its place; once.
        void settle(long taken);
    }
}
