package dev.sourcebound.evaluation.report;

import static dev.sourcebound.evaluation.measure.Rounding.fixed;

import dev.sourcebound.evaluation.measure.Reliability;
import dev.sourcebound.evaluation.measure.RiskCoverage;
import java.util.List;

/// Curves as inline SVG. Colours come from the page's style, so that they are right by day and
/// night.
final class Charts {

    private static final int SIDE = 260;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BELOW = 42;

    /// More points than that are not seen.
    private static final int MOST_POINTS = 400;

    private Charts() {}

    /// Risk by coverage, with a mark where the run stands.
    ///
    /// @param answered the part of the questions that was answered, `[0, 1]`
    static String riskCoverage(List<RiskCoverage.Point> curve, double answered) {
        Html svg = frame("Risk by coverage", "part of the questions answered", "part not right");
        StringBuilder path = new StringBuilder();
        int every = Math.max(1, curve.size() / MOST_POINTS);
        for (int i = 0; i < curve.size(); i++) {
            if (i % every == 0 || i == curve.size() - 1) {
                RiskCoverage.Point point = curve.get(i);
                path.append(path.isEmpty() ? "M" : "L")
                        .append(x(point.coverage()))
                        .append(' ')
                        .append(y(point.risk()));
            }
        }
        svg.open("path", "class", "curve", "d", path.toString()).close("path");
        svg.open(
                        "line",
                        "class",
                        "here",
                        "x1",
                        x(answered),
                        "x2",
                        x(answered),
                        "y1",
                        y(0),
                        "y2",
                        y(1))
                .close("line");
        boolean room = answered < 0.6;
        svg.tag(
                "text",
                "answered in this run",
                "class",
                "note",
                "x",
                x(answered + (room ? 0.02 : -0.02)),
                "y",
                y(0.94),
                "text-anchor",
                room ? "start" : "end");
        return svg.close("svg").toString();
    }

    /// The part that is right by support; on the diagonal where support is what it says. The area
    /// of a dot is how many it stands for.
    static String reliability(List<Reliability.Bin> bins) {
        Html svg = frame("Calibration", "support", "part right");
        svg.open("line", "class", "even", "x1", x(0), "y1", y(0), "x2", x(1), "y2", y(1))
                .close("line");
        int most = bins.stream().mapToInt(Reliability.Bin::count).max().orElse(1);
        for (Reliability.Bin bin : bins) {
            String radius = fixed(3 + 9 * Math.sqrt((double) bin.count() / most), 1);
            svg.open(
                            "circle",
                            "class",
                            "dot",
                            "cx",
                            x(bin.support()),
                            "cy",
                            y(bin.right()),
                            "r",
                            radius)
                    .tag(
                            "title",
                            "%d with support %s on average: %s right"
                                    .formatted(
                                            bin.count(),
                                            fixed(bin.support(), 2),
                                            fixed(bin.right(), 2)))
                    .close("circle");
        }
        return svg.close("svg").toString();
    }

    private static Html frame(String title, String across, String up) {
        Html svg = new Html();
        svg.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 %d %d".formatted(LEFT + SIDE + 14, TOP + SIDE + BELOW),
                "role",
                "img",
                "aria-label",
                title);
        for (int i = 0; i <= 5; i++) {
            double at = i / 5.0;
            svg.open("line", "class", "grid", "x1", x(at), "x2", x(at), "y1", y(0), "y2", y(1))
                    .close("line");
            svg.open("line", "class", "grid", "x1", x(0), "x2", x(1), "y1", y(at), "y2", y(at))
                    .close("line");
            svg.tag("text", fixed(at, 1), "x", x(at), "y", y(-0.065), "text-anchor", "middle");
            svg.tag("text", fixed(at, 1), "x", x(-0.025), "y", y(at - 0.013), "text-anchor", "end");
        }
        svg.tag("text", across, "x", x(0.5), "y", y(-0.135), "text-anchor", "middle");
        svg.tag(
                "text",
                up,
                "text-anchor",
                "middle",
                "transform",
                "translate(11 %s) rotate(-90)".formatted(y(0.5)));
        return svg;
    }

    private static String x(double value) {
        return fixed(LEFT + SIDE * value, 1);
    }

    private static String y(double value) {
        return fixed(TOP + SIDE * (1 - value), 1);
    }
}
