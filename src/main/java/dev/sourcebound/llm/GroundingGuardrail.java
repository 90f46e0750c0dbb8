package dev.sourcebound.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.sourcebound.answer.CheckedSentence;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The gate as LangChain4j's `OutputGuardrail`, for an application that is built on it: of what its
/// model writes, only the sentences that the sources bear out go on. Thread-safe.
///
/// Where none is borne out the model is asked again, with the number of sentences that failed and
/// why, as often as the application lets it. A text that is too long to be checked is a failure at
/// once. What claims nothing, such as a greeting, is left out: it cannot be held against anything.
public final class GroundingGuardrail implements OutputGuardrail {

    private final ClaimCheck claimCheck;
    private final Set<String> sources;

    /// @param claimCheck finds in the sources what speaks to a sentence, and whether the gate lets
    ///   it through with that
    /// @param sources only against these; empty means against all
    public GroundingGuardrail(ClaimCheck claimCheck, Set<String> sources) {
        this.claimCheck = claimCheck;
        this.sources = Set.copyOf(sources);
    }

    @Override
    public OutputGuardrailResult validate(AiMessage answer) {
        String text = answer.text();
        if (text == null || text.isBlank()) {
            return retry("the model wrote nothing");
        }
        if (text.length() > ClaimCheck.MAX_LENGTH) {
            return fatal("the model wrote more than is checked");
        }
        CheckedText checked;
        try {
            checked = claimCheck.check(text, sources, true);
        } catch (AppException tooMuch) {
            return fatal("the model wrote more sentences than are checked");
        }
        return result(checked.sentences(), text);
    }

    private OutputGuardrailResult result(List<CheckedSentence> sentences, String text) {
        List<String> supported =
                sentences.stream()
                        .filter(GroundingGuardrail::passes)
                        .map(CheckedSentence::text)
                        .toList();
        if (supported.isEmpty()) {
            String reasons =
                    sentences.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            sentence -> sentence.verdict().slug(),
                                            TreeMap::new,
                                            Collectors.counting()))
                            .toString();
            return reprompt(
                    "no sentence is borne out by the sources: " + reasons,
                    "The sources bear out nothing of this: "
                            + reasons
                            + ". Say only what the sources say.");
        }
        String kept = String.join(" ", supported);
        return kept.equals(text) ? success() : successWith(kept);
    }

    private static boolean passes(CheckedSentence sentence) {
        return sentence.verdict() == ClaimVerdict.SUPPORTED
                && sentence.gate() instanceof Verdict.Passed;
    }
}
