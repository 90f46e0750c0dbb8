package dev.sourcebound.evaluation.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sourcebound.evaluation.measure.Figure;
import dev.sourcebound.evaluation.measure.Reliability;
import dev.sourcebound.evaluation.measure.RiskCoverage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u0000\uD800";

    @Test
    void noTextIsEverMarkup() {
        RunReport run = run(HOSTILE, row("<b>id</b>", "wrong", HOSTILE));
        String page =
                HtmlReport.of(
                        run, Comparison.of(run("before", row("<b>id</b>", "right", "x")), run));
        assertThat(page)
                .doesNotContain("<img", "<b>", "\u0000")
                .contains(
                        "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\uFFFD\uFFFD");
        assertThat(page.split("<script>", -1)).hasSize(2);
        assertThat(page.split("</script>", -1)).hasSize(2);
    }

    @Test
    void loadsNothingAndLetsInItsOwnStyleAndScriptOnly() {
        String page = HtmlReport.of(run("r", row("q1", "right", "x")), null);
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains(
                        "style-src &#39;" + digest(between(page, "<style>", "</style>")) + "&#39;")
                .contains(
                        "script-src &#39;"
                                + digest(between(page, "<script>", "</script>"))
                                + "&#39;");
        Matcher loads = Pattern.compile("(src|href|action)=\"([^\"]*)\"").matcher(page);
        assertThat(loads.results().map(m -> m.group(2))).allMatch(target -> target.startsWith("#"));
        assertThat(page).doesNotContain("http://", "style=\"", "@import", "url(");
    }

    @Test
    void showsWhatEachQuestionCameTo() {
        String page = HtmlReport.of(run("r", row("q1", "over_refused", "Nothing.")), null);
        assertThat(page)
                .contains(
                        "id=\"q-q1\"",
                        "data-verdict=\"over_refused\"",
                        "refused too much",
                        "why it is so",
                        "wanted words",
                        "s, 25 % covered",
                        "cited words",
                        "s, 3 to 9, elsewhere",
                        "support 0.310",
                        "retrieved at rank 4",
                        "F1 0.800")
                .contains("aria-label=\"Risk by coverage\"", "aria-label=\"Calibration\"");
    }

    @Test
    void tellsTheFaultsOfTheDataFirst() {
        String page = HtmlReport.of(run("r", row("q1", "right", "x")), null);
        assertThat(page).contains("The data has 1 faults", "line 3 is &lt;bad&gt;");
        assertThat(page.indexOf("The data has")).isLessThan(page.indexOf("<h2>Figures"));
    }

    @Test
    void comparesQuestionByQuestion() {
        RunReport before =
                run(
                        "before",
                        row("q1", "right", "a"),
                        row("q2", "wrong", "b"),
                        row("q3", "refused", "c"),
                        row("q5", "refused", "c"));
        RunReport now =
                run(
                        "now",
                        row("q1", "wrong", "a"),
                        row("q2", "right", "b"),
                        row("q3", "refused", "c"),
                        row("q4", "wrong", "d"));
        Comparison comparison = Comparison.of(before, now);
        assertThat(comparison.changes()).extracting(c -> c.now().id()).containsExactly("q1", "q2");
        assertThat(comparison.better()).isEqualTo(1);
        assertThat(comparison.worse()).isEqualTo(1);
        assertThat(comparison.onlyLater()).containsExactly("q4");
        assertThat(comparison.onlyEarlier()).containsExactly("q5");
        assertThat(comparison.probability()).isEqualTo(1);
        assertThat(HtmlReport.of(now, comparison))
                .contains("Against before", "href=\"#q-q1\"", "Only in the earlier run: q5");
        assertThat(MarkdownReport.of(now, comparison)).contains("| q1 | right | wrong | asked? |");
    }

    @Test
    void anUnevenSplitOfChangesIsImprobable() {
        // Of eight changes all for the worse: 2 / 2^8. Of one better and seven worse: 2 * 9 / 2^8.
        assertThat(changes(0, 8).probability()).isEqualTo(2 / 256.0, within(1e-12));
        assertThat(changes(1, 7).probability()).isEqualTo(18 / 256.0, within(1e-12));
        assertThat(changes(0, 0).probability()).isEqualTo(1);
    }

    @Test
    void anUnevenSplitOfManyChangesIsImprobableToo() {
        // By sums of whole numbers.
        assertThat(changes(620, 440).probability())
                .isCloseTo(3.5739692146407715e-8, withinPercentage(1e-6));
        assertThat(changes(900, 400).probability())
                .isCloseTo(1.20134568642395e-44, withinPercentage(1e-6));
        assertThat(changes(600, 600).probability()).isEqualTo(1);
    }

    @Test
    void markdownEscapesWhatCouldBeMarkup() {
        String markdown = MarkdownReport.of(run("r", asked("a|b", "*b* <i> @you #1\n`c`")), null);
        assertThat(markdown)
                .contains(
                        "| a\\|b | wrong | \\*b\\* &#60;i&#62; &#64;you &#35;1 \\`c\\` | why it is so |")
                .contains("| balanced | 0.641 | 0.500 – 0.700 | 100 |")
                .contains("**The data has 1 faults");
    }

    @Test
    void equalRunsGiveEqualBytes() {
        assertThat(HtmlReport.of(run("r", row("q1", "right", "x")), null))
                .isEqualTo(HtmlReport.of(run("r", row("q1", "right", "x")), null));
    }

    private static Comparison changes(int better, int worse) {
        QuestionRow good = row("q", "right", "a");
        QuestionRow bad = row("q", "wrong", "a");
        List<Comparison.Change> changes = new ArrayList<>();
        for (int i = 0; i < better; i++) {
            changes.add(new Comparison.Change(bad, good));
        }
        for (int i = 0; i < worse; i++) {
            changes.add(new Comparison.Change(good, bad));
        }
        return new Comparison("before", List.of(), changes, List.of(), List.of());
    }

    private static RunReport run(String name, QuestionRow... rows) {
        return new RunReport(
                name,
                new TreeMap<>(Map.of("settings", "none")),
                List.of(
                        new RunReport.Group(
                                "answers",
                                List.of(
                                        new Figure("balanced", "m", true, 0.641, 0.5, 0.7, 100),
                                        new Figure("AURC", "m", false, null, null, null, 0)))),
                List.of(new RunReport.Kind("fact", 1, 0, 1, 1, 0)),
                List.of(new RiskCoverage.Point(0.5, 0, 0.9), new RiskCoverage.Point(1, 0.5, 0.1)),
                List.of(new Reliability.Bin(0.9, 1, 4)),
                List.of(rows),
                List.of("line 3 is <bad>"));
    }

    private static QuestionRow row(String id, String verdict, String text) {
        return row(id, "asked?", verdict, text);
    }

    private static QuestionRow asked(String id, String question) {
        return row(id, question, "wrong", "x");
    }

    private static QuestionRow row(String id, String question, String verdict, String text) {
        return new QuestionRow(
                id,
                "fact",
                question,
                null,
                true,
                verdict,
                verdict.equals("right") || verdict.equals("refused"),
                "why it is so",
                "expected",
                text,
                verdict.endsWith("refused") ? "not_answered" : null,
                0.31,
                4,
                0.0,
                0.8,
                12.3,
                List.of(new QuestionRow.Gold("s", "wanted words", 0.25)),
                List.of(new QuestionRow.Cited("s", 3, 9, "cited words", "elsewhere")));
    }

    private static String between(String page, String from, String to) {
        int start = page.indexOf(from) + from.length();
        return page.substring(start, page.indexOf(to, start));
    }

    private static String digest(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
