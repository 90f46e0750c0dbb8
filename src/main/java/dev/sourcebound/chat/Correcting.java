package dev.sourcebound.chat;

import dev.sourcebound.answer.Topic;
import dev.sourcebound.chat.Phrases.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message that puts the question before right: "No, I meant the bridge." What it names takes the
/// place of something in that question.
final class Correcting implements Rewriter {

    private static final Pattern CORRECTS =
            Pattern.compile(
                    "^\\W*(?:(?:no|nope|sorry|wait|well|actually|oh)\\b\\W*)*+(?:i (?:meant|mean|was asking about|am asking about|asked about)|i'm asking about|not (?<not>[^,;.]{2,60}?)[,;] (?:but )?|rather\\b|make that\\b)\\W*(?<instead>.+)$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO =
            Pattern.compile(
                    "^\\W*(?:no|nope|sorry|wait|actually)\\b[\\s,;:.!-]+(?<instead>.{2,80})$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_THAT =
            Pattern.compile(
                    "(?:[,;]|(?<!\\s))\\s*+\\bnot\\s+(?<not>[^,;.?!]{2,60})[.?!]*$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS =
            Pattern.compile(
                    "^\\W*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:the|a|an)\\s+", Pattern.CASE_INSENSITIVE);

    /// What a correction says in place of what.
    ///
    /// @param instead without its closing marks
    /// @param not what it names as wrong; empty where it names nothing
    record Correction(String instead, String not) {

        /// Whether it is a question of its own.
        boolean asks() {
            return ASKS.matcher(instead).find();
        }
    }

    static Optional<Correction> of(String message) {
        Matcher corrects = CORRECTS.matcher(message);
        if (corrects.matches()) {
            return Optional.of(correction(corrects.group("instead"), corrects.group("not")));
        }
        Matcher no = NO.matcher(message);
        return no.matches() ? Optional.of(correction(no.group("instead"), null)) : Optional.empty();
    }

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        Correction correction = of(question).orElse(null);
        if (correction == null || correction.asks()) {
            return List.of();
        }
        String instead =
                ARTICLE.matcher(Phrases.withoutPreposition(correction.instead())).replaceFirst("");
        boolean figure = !instead.isEmpty() && Character.isDigit(instead.codePointAt(0));
        List<Rewrite> rewrites = new ArrayList<>();
        for (Phrase phrase : Phrases.of(before.question())) {
            boolean named =
                    correction.not().contains(phrase.text())
                            || phrase.text().contains(correction.not());
            // A year stands for a year.
            if (correction.not().isEmpty() ? !figure || phrase.hasDigit() : named) {
                rewrites.add(
                        new Rewrite(
                                before.question().replace(phrase.text(), instead),
                                phrase.text(),
                                phrase.name()));
            }
        }
        return rewrites;
    }

    private static Correction correction(String instead, @Nullable String not) {
        Matcher behind = NOT_THAT.matcher(instead);
        if (not == null && behind.find() && behind.start() > 0) {
            return new Correction(instead.substring(0, behind.start()), behind.group("not"));
        }
        return new Correction(
                Topic.unended(instead), not == null ? "" : ARTICLE.matcher(not).replaceFirst(""));
    }

    /// As it stands it asks nothing.
    @Override
    public double lead() {
        return -3;
    }

    /// It says what it is about.
    @Override
    public boolean leans() {
        return false;
    }
}
