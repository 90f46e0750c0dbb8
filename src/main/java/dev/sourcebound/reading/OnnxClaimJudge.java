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

    public OnnxClaimJudge(ClaimLook look, ClaimFit fit) {
        this.look = look;
        this.fit = fit;
    }

    @Override
    public ClaimReading judge(String claim, List<Passage> passages) {
        return look.look(claim, passages).map(this::reading).orElse(ClaimReading.NOTHING);
    }

    private ClaimReading reading(Measured measured) {
        ClaimVerdict verdict = fit.verdict(measured.signals());
        List<Excerpt> evidence =
                switch (verdict) {
                    case SUPPORTED -> measured.supporting().excerpts();
                    case CONTRADICTED -> measured.contradicting().excerpts();
                    case NOT_MENTIONED -> List.of();
                };
        return new ClaimReading(verdict, fit.support(measured.signals()), evidence);
    }
}
