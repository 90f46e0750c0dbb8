package dev.sourcebound.web;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.util.List;

/// Supports what the ferry's text says word for word, finds an hour contradicted, and everything
/// else not mentioned.
final class ScriptedJudge implements ClaimJudge {

    @Override
    public ClaimReading judge(String claim, List<Passage> passages) {
        if (passages.isEmpty()) {
            return ClaimReading.NOTHING;
        }
        if (Samples.FERRY_TEXT.contains(claim)) {
            return reading(ClaimVerdict.SUPPORTED, 0.97, claim);
        }
        return claim.contains("hour")
                ? reading(ClaimVerdict.CONTRADICTED, 0.04, "It takes forty minutes.")
                : new ClaimReading(ClaimVerdict.NOT_MENTIONED, new Support(0.25), List.of());
    }

    private static ClaimReading reading(ClaimVerdict verdict, double support, String quote) {
        int start = Samples.FERRY_TEXT.indexOf(quote);
        Excerpt excerpt =
                new Excerpt(
                        "ferry",
                        Samples.FERRY.revision(),
                        new Span(start, start + quote.length()),
                        quote,
                        null);
        return new ClaimReading(verdict, new Support(support), List.of(excerpt));
    }
}
