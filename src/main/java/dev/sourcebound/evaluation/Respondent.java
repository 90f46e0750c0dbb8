package dev.sourcebound.evaluation;

/// Who is asked: the engine in this process, or a server. Thread-safe.
interface Respondent extends AutoCloseable {

    /// Asks, and waits for the reply.
    ///
    /// @throws dev.sourcebound.problem.AppException where there is no reply
    Observation ask(LabelledQuestion question);

    /// What the quotes of its replies are checked against.
    SourceTexts texts();

    @Override
    void close();
}
