package dev.sourcebound.answer;

import org.jspecify.annotations.Nullable;

/// Who asks: whose budgets a question goes to. Not a person: a key's name, or the way in.
///
/// @param name never a secret; few of them, for they are counted by
/// @param tokensPerDay that a language model may read and write for it, `>= 0`, 0 for no limit;
///   null for what the model's settings say
public record Caller(String name, @Nullable Long tokensPerDay) {

    /// Whoever shows no key.
    public static final Caller ANONYMOUS = new Caller("anonymous");

    public Caller(String name) {
        this(name, null);
    }
}
