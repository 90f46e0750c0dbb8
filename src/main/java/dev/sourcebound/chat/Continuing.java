package dev.sourcebound.chat;

import static dev.sourcebound.reading.QuestionWords.ASKING;
import static dev.sourcebound.reading.QuestionWords.HELPING;

import dev.sourcebound.answer.Topic;
import dev.sourcebound.chat.Phrases.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question that is only what is new in it: "And in 2010?", "What about the bridge?", "Why?". It
/// takes the place of something in the question before, or is added to it.
final class Continuing implements Rewriter {

    private static final Pattern LEAD =
            Pattern.compile(
                    "^\\W*(?:(?:ok(?:ay)?|so|and|but|or|also|then|well)\\b\\W*){0,9}(?:(?:what|how) about\\b|what of\\b|and\\b|or\\b|but\\b|also\\b|then\\b)\\s*",
                    Pattern.CASE_INSENSITIVE);

    /// A question word alone, or nearly.
    private static final Pattern BARE =
            Pattern.compile(
                    "^\\W*(?:(?:and|but|so|ok(?:ay)?)\\b\\W*)?(why(?: not| so| is that| was that)?|how so|how come|how|when|where|who|what for|since when|how (?:many|much|long|often|far))\\W*$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern REASON =
            Pattern.compile("^(?:why|how so|how come|what for)", Pattern.CASE_INSENSITIVE);
    private static final Pattern YES_OR_NO =
            Pattern.compile("^\\W*" + HELPING + "\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS =
            Pattern.compile("\\b(?:" + ASKING + "|" + HELPING + ")\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION =
            Pattern.compile("\\b(?:if|when|unless)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// Behind a preposition and a question word there is a helping verb, or it is left out.
    private static final Pattern WITHOUT_VERB =
            Pattern.compile(
                    "^\\W*(?:for|since|until|by|from|with|at|in|on|to|of|under|about)\\s+"
                            + ASKING
                            + "\\b(?!.*\\b"
                            + HELPING
                            + "\\b)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ELSE =
            Pattern.compile("^\\W*(?:what|who|where) else\\b", Pattern.CASE_INSENSITIVE);

    /// A question of so few words without a verb is about another.
    private static final int FEW_WORDS = 4;

    /// Whether a message begins as one that goes on, or is a question word without a verb.
    static boolean goesOn(String message) {
        return LEAD.matcher(message).find()
                || BARE.matcher(message).matches()
                || ELSE.matcher(message).find()
                || WITHOUT_VERB.matcher(message).find();
    }

    /// Whether a text has a question word or a helping verb.
    static boolean asks(String text) {
        return ASKS.matcher(text).find();
    }

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        Matcher bare = BARE.matcher(question);
        if (bare.matches()) {
            return with(topic(question, before), bare(bare.group(1), before));
        }
        Matcher lead = LEAD.matcher(question);
        boolean led = lead.find();
        String fragment = Topic.unended(led ? question.substring(lead.end()) : question).strip();
        boolean fewWords = SPACES.split(fragment).length <= FEW_WORDS;
        if (fragment.isEmpty() || asks(fragment) || !(led || fewWords)) {
            return List.of();
        }
        return with(topic(question, before), fragments(fragment, before));
    }

    /// The question before, as what this one is about.
    private static Optional<Rewrite> topic(String question, Background before) {
        String topic = Topic.of(before.question());
        return topic.isBlank()
                ? Optional.empty()
                : Optional.of(new Rewrite(Topic.before(topic, question), "", false));
    }

    private static List<Rewrite> with(Optional<Rewrite> topic, List<Rewrite> rewrites) {
        topic.ifPresent(rewrites::add);
        return rewrites;
    }

    private static List<Rewrite> bare(String asks, Background before) {
        List<Rewrite> rewrites = new ArrayList<>();
        String earlier = before.question();
        if (REASON.matcher(asks).find() && YES_OR_NO.matcher(earlier).find()) {
            rewrites.add(
                    new Rewrite(
                            "Why "
                                    + earlier.substring(0, 1).toLowerCase(Locale.ROOT)
                                    + earlier.substring(1),
                            "",
                            false));
        }
        return rewrites;
    }

    private static List<Rewrite> fragments(String fragment, Background before) {
        List<Rewrite> rewrites = new ArrayList<>();
        String earlier = Topic.unended(before.question());
        boolean number = Phrases.hasDigit(fragment);
        String bare = Phrases.withoutPreposition(fragment);
        for (Phrase phrase : Phrases.of(before.question())) {
            // A year stands for a year, and nothing else does; a condition stands for no thing.
            if (!CONDITION.matcher(fragment).lookingAt()
                    && number == phrase.hasDigit()
                    && !bare.isEmpty()) {
                rewrites.add(
                        new Rewrite(
                                before.question().replace(phrase.text(), bare),
                                phrase.text(),
                                false));
            }
        }
        // "And if it rains?" takes the place of the "if" that was asked about.
        Matcher condition = CONDITION.matcher(earlier);
        boolean replaces = CONDITION.matcher(fragment).lookingAt() && condition.find();
        String kept = replaces ? earlier.substring(0, condition.start()) : earlier + " ";
        rewrites.add(new Rewrite(kept + fragment + "?", "", false));
        return rewrites;
    }

    /// It may name all that it asks for: "Opening hours?"
    @Override
    public double lead() {
        return 0.06;
    }
}
