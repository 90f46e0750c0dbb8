package dev.sourcebound.evaluation.scale;

import java.util.List;
import java.util.Locale;

/// A chart whose axis across counts in powers of ten, as an SVG file of its own.
///
/// @param title what goes up
/// @param across the numbers of passages, ascending; at least one
record LogChart(String title, List<Double> across) {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 220;
    private static final int LEFT = 60;
    private static final int TOP = 34;
    private static final int STEPS = 4;
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706");

    private static final String STYLE =
            """
            text{font:12px system-ui,sans-serif;fill:#333}
            .grid{stroke:#ccc;stroke-width:.5}
            path{fill:none;stroke-width:2}
            @media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#555}}
            """;

    /// @param values one for each number across
    record Curve(String name, List<Double> values) {}

    String draw(List<Curve> curves) {
        double most =
                nice(
                        curves.stream()
                                .flatMap(curve -> curve.values().stream())
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(1));
        StringBuilder svg =
                new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">\n<style>\n%s</style>\n"
                                .formatted(
                                        LEFT + WIDTH + 20,
                                        TOP + HEIGHT + 44,
                                        LEFT + WIDTH + 20,
                                        title,
                                        STYLE));
        text(svg, LEFT, 18, "start", "", title);
        for (int i = 0; i <= STEPS; i++) {
            double value = most * i / STEPS;
            line(svg, x(lowest()), y(value, most), x(highest()), y(value, most));
            text(svg, LEFT - 8, y(value, most) + 4, "end", "", shown(value));
        }
        for (double power = lowest(); power <= highest(); power *= 10) {
            line(svg, x(power), y(0, most), x(power), y(most, most));
            text(svg, x(power), TOP + HEIGHT + 18, "middle", "", shown(power));
        }
        text(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 38, "middle", "", "passages");
        for (int i = 0; i < curves.size(); i++) {
            curve(
                    svg,
                    curves.get(i),
                    COLOURS.get(i),
                    most,
                    LEFT + WIDTH - 110.0 * (curves.size() - i - 1));
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, Curve curve, String colour, double most, double legend) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < across.size(); i++) {
            path.append(i == 0 ? "M" : "L")
                    .append(fixed(x(across.get(i))))
                    .append(' ')
                    .append(fixed(y(curve.values().get(i), most)));
        }
        svg.append("<path stroke=\"%s\" d=\"%s\"/>\n".formatted(colour, path));
        for (int i = 0; i < across.size(); i++) {
            svg.append(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>\n"
                            .formatted(
                                    fixed(x(across.get(i))),
                                    fixed(y(curve.values().get(i), most)),
                                    colour));
        }
        text(svg, legend, 18, "end", " style=\"fill:%s\"".formatted(colour), curve.name());
    }

    private double lowest() {
        return Math.pow(10, Math.floor(Math.log10(across.getFirst())));
    }

    private double highest() {
        return Math.max(10 * lowest(), Math.pow(10, Math.ceil(Math.log10(across.getLast()))));
    }

    private double x(double value) {
        double from = Math.log10(lowest());
        return LEFT + WIDTH * (Math.log10(value) - from) / (Math.log10(highest()) - from);
    }

    private static double y(double value, double most) {
        return TOP + HEIGHT * (1 - value / most);
    }

    /// The least of 1, 2, 4, 5 and 10 times a power of ten that is not less; 1 for nothing.
    private static double nice(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 4, 5}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                        .formatted(fixed(x1), fixed(y1), fixed(x2), fixed(y2)));
    }

    private static void text(
            StringBuilder svg, double x, double y, String anchor, String style, String text) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>\n"
                        .formatted(fixed(x), fixed(y), anchor, style, text));
    }

    private static String shown(double value) {
        return value >= 10 || value == 0
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
