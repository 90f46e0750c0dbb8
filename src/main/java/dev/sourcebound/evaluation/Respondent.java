package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.measure.ClaimOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is asked: the engine in this process, or a server. Thread-safe.
interface Respondent extends AutoCloseable {

    /// Asks, and waits for the reply.
    ///
    /// @throws dev.sourcebound.problem.AppException where there is no reply
    Observation ask(LabelledQuestion question);

    /// What retrieval finds for a question that stands alone, best first: what an answer looks at,
    /// in the order in which it does, and then what more a deeper search finds. Null where it
    /// cannot be asked.
    @Nullable List<Observation.Found> find(String standaloneQuestion);

    /// Checks a claim against the sources.
    ///
    /// @param supported its label
    ClaimOutcome check(String claim, boolean supported);

    /// Who it is, with what decides its replies as far as that is known.
    String label();

    /// What the quotes of its replies are checked against.
    SourceTexts texts();

    @Override
    void close();
}
