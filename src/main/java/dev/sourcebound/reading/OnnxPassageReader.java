package dev.sourcebound.reading;

import static java.util.Comparator.comparing;

import dev.sourcebound.corpus.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads in two steps: measures every sentence, which is cheap, and has the trained model read the
/// few that stand out. What both say becomes one calibrated support. See [Signal] for what is
/// measured.
public final class OnnxPassageReader implements PassageReader {

    private static final Comparator<Reading> ORDER =
            comparing(Reading::support)
                    .reversed()
                    .thenComparing(reading -> reading.passage().id())
                    .thenComparing(Reading::sentence);

    private final SignalExtractor extractor;
    private final CloseLook closeLook;
    private final ReaderFit fit;
    private final String label;

    public OnnxPassageReader(
            SignalExtractor extractor, CloseLook closeLook, ReaderFit fit, String label) {
        this.extractor = extractor;
        this.closeLook = closeLook;
        this.fit = fit;
        this.label = label;
    }

    @Override
    public List<Reading> read(String question, List<Passage> passages) {
        List<Candidate> candidates =
                extractor.extract(question, passages, fit.firstLook().glance());
        CloseLook.Seen seen = closeLook.readForAnswer(question, candidates, fit);
        List<Reading> readings = new ArrayList<>();
        seen.sentences().forEach(candidate -> readings.add(reading(question, candidate)));
        if (seen.denial() != null) {
            readings.add(denial(seen.denial()));
        }
        readings.sort(ORDER);
        return List.copyOf(readings);
    }

    @Override
    public String label() {
        return label;
    }

    private Reading reading(String question, Candidate candidate) {
        double logOdds = fit.closeLook().logOdds(candidate.signals());
        return new Reading(
                candidate.passage(),
                candidate.sentence(),
                candidate.answer(),
                fit.calibration().support(logOdds),
                fit.stance().stance(question, candidate.signals().get(Signal.DENIES)));
    }

    private Reading denial(Candidate candidate) {
        return new Reading(
                candidate.passage(),
                candidate.sentence(),
                null,
                Support.ofLogOdds(fit.denial().logOdds(candidate.signals())),
                Stance.WRONG_PREMISE);
    }
}
