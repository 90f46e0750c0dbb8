package dev.sourcebound.reading;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import java.util.List;
import java.util.stream.Gatherers;

/// The trained reader as LangChain4j's `ScoringModel`, for an application that is built on it, such
/// as in a `ReRankingContentAggregator`. Thread-safe. A score is a calibrated probability, `[0,
/// 1]`: that the segment answers the query, where it is one of the few that retrieval gives.
///
/// A segment is read as one window, without headings; best is a paragraph or less. Of one of more
/// than some 350 words the end is not read. Segments of one request are read side by side, as many
/// at once as there are processors, and their scores come in their order.
public final class LangChain4jScoringModel implements ScoringModel {

    private final WindowModel model;
    private final LogisticModel window;

    /// @param fit one that was fitted with this model
    public LangChain4jScoringModel(WindowModel model, ReaderFit fit) {
        if (!fit.model().equals(model.label())) {
            throw new IllegalArgumentException(
                    "the fit is for the model %s, got %s".formatted(fit.model(), model.label()));
        }
        this.model = model;
        this.window = fit.window();
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        int atOnce = Runtime.getRuntime().availableProcessors();
        List<Double> scores =
                segments.stream()
                        .map(TextSegment::text)
                        .gather(Gatherers.mapConcurrent(atOnce, text -> probability(query, text)))
                        .toList();
        return Response.from(scores);
    }

    private double probability(String query, String text) {
        Signals signals = new Signals();
        signals.set(Signal.ANSWERED, model.judge(query, "", text).answered());
        return Support.ofLogOdds(window.logOdds(signals)).probability();
    }
}
