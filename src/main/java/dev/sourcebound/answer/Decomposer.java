package dev.sourcebound.answer;

import java.util.List;

/// Takes a message apart into what it asks of the sources; in English [QuestionParts]. Thread-safe.
@FunctionalInterface
public interface Decomposer {

    /// The parts in their order, at least one.
    List<QuestionParts.Part> parts(String message);
}
