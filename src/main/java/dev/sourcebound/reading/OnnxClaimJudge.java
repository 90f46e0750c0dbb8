package dev.sourcebound.reading;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.ClaimLook.Measured;
import java.util.List;

/// Judges by what the trained model makes of the likeliest pieces of evidence and by rules, as a
/// fit weighs them.
public final class OnnxClaimJudge implements ClaimJudge {

    private final ClaimLook look;
    private final ClaimFit fit;
    private final double supportedFrom;

    /// @param supportedFrom the least support of a claim that is called supported
    public OnnxClaimJudge(ClaimLook look, ClaimFit fit, double supportedFrom) {
        this.look = look;
        this.fit = fit;
        this.supportedFrom = supportedFrom;
    }

    @Override
    public ClaimReading judge(String claim, List<Passage> passages) {
        return look.look(claim, passages).map(this::reading).orElse(ClaimReading.NOTHING);
    }

    private ClaimReading reading(Measured measured) {
        ClaimVerdict verdict = fit.verdict(measured.signals(), supportedFrom);
        List<Excerpt> evidence =
                switch (verdict) {
                    case SUPPORTED -> measured.supporting().excerpts();
                    case CONTRADICTED -> measured.contradicting().excerpts();
                    case NOT_MENTIONED -> List.of();
                };
        return new ClaimReading(verdict, fit.support(measured.signals()), evidence);
    }
}
