package dev.sourcebound.answer;

import static dev.sourcebound.reading.QuestionWords.ASKING;
import static dev.sourcebound.reading.QuestionWords.HELPING;
import static java.util.stream.Collectors.joining;

import dev.sourcebound.corpus.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes apart what asks for several things: "When was the mill built, and who paid for it?" Each
/// part is a question that stands alone, so that each can be answered, or refused, for itself. By
/// English question words only; what shows no seam is one part.
public final class QuestionParts {

    /// More than so many are read as one question.
    private static final int MOST = 5;

    /// A shorter part is a turn of phrase: "how and why".
    private static final int FEWEST_WORDS = 3;

    /// Between two parts. "which" and "who" without an "and" before them go on with a clause.
    private static final Pattern SEAM =
            Pattern.compile(
                    "(?:\\?\\s+(?:(?:and|also)\\b\\s*)?(?="
                            + ASKING
                            + "\\b)|(?<=[^\\s:,;])[,;]?\\s+and\\s+(?=(?:(?:to|from|by|in|on|for|at|with|of|under|until|since)\\s+)?"
                            + ASKING
                            + "\\b)|[,;]\\s*and\\s+(?="
                            + HELPING
                            + "\\b))",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern HELPING_WORD =
            Pattern.compile("\\b" + HELPING + "\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTS_BACK =
            Pattern.compile(
                    "\\b(?:it|its|they|them|their|he|him|his|she|her|this|that|these|those|ones?|such|then|the (?:same|latter|former|others?)|(?:from|in|to|up|down|over) there)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern MAY_LACK_VERB =
            Pattern.compile("^\\W*(?:how|which|what)(?:\\s+\\S+){1,3}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("(?<![?!.…？！。؟।\\s])\\s*[?!]*\\s*$");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private QuestionParts() {}

    /// A part of a question.
    ///
    /// @param asked in the words of the question; of a single part without what is told around it
    /// @param standalone the same as a question that stands alone: the first in its own words, with
    ///   what is told around it, each further one after the topic of the first
    public record Part(String asked, String standalone) {

        /// What is asked by itself, where that is less than what stands alone, and no word of it
        /// may point back to the rest.
        public Optional<String> byItself() {
            return Optional.of(asked)
                    .filter(text -> !text.equals(standalone))
                    .filter(text -> !POINTS_BACK.matcher(text).find());
        }
    }

    /// The parts in their order, without greeting or thanks around them, of what is read of a long
    /// message.
    ///
    /// @return at least one; the question itself where it has no parts
    public static List<Part> of(String message) {
        String typed = Abridged.of(SmallTalk.without(message));
        String question = marked(typed);
        List<String> cut = cut(question);
        if (cut.size() < 2 || cut.size() > MOST || cut.stream().anyMatch(QuestionParts::isShort)) {
            return List.of(new Part(asking(typed).orElse(question), question));
        }
        String first = whole(cut.getFirst(), cut.get(1));
        String topic = Topic.of(first);
        List<Part> parts = new ArrayList<>(List.of(new Part(marked(first), marked(first))));
        for (String further : cut.subList(1, cut.size())) {
            String asked = marked(further);
            parts.add(new Part(asked, topic.isBlank() ? asked : Topic.before(topic, asked)));
        }
        return List.copyOf(parts);
    }

    private static List<String> cut(String question) {
        List<String> cut = new ArrayList<>();
        Matcher seam = SEAM.matcher(question);
        int from = 0;
        while (seam.find()) {
            cut.add(question.substring(from, seam.start()).strip());
            from = seam.end();
        }
        cut.add(question.substring(from).strip());
        return cut;
    }

    /// With one question mark at its end, whether or not it was typed: who leaves it out asks the
    /// same.
    private static String marked(String question) {
        return Sentences.asks(question) && !question.endsWith("?")
                ? question
                : END.matcher(question).replaceFirst("?");
    }

    /// What of a message asks, behind its topic where it has one, without what is told around it;
    /// empty where nothing is, or where what asks is a turn of phrase.
    private static Optional<String> asking(String message) {
        List<String> sentences = Sentences.textsOf(message);
        String asking = sentences.stream().filter(Abridged::asks).collect(joining(" "));
        if (sentences.size() < 2 || isShort(asking)) {
            return Optional.empty();
        }
        String topic = Topic.ahead(message);
        boolean asksBehindIt = asking.startsWith(Topic.before(topic, ""));
        return Optional.of(topic.isEmpty() || asksBehindIt ? asking : Topic.before(topic, asking));
    }

    private static boolean isShort(String part) {
        return SPACES.split(part).length < FEWEST_WORDS;
    }

    /// "How many cars and how many people does it carry?" asks with one verb. A longer first part
    /// without a helping verb has a verb of its own: "Who built the mill at Tarn".
    private static String whole(String first, String second) {
        Matcher verb = HELPING_WORD.matcher(second);
        boolean shared =
                MAY_LACK_VERB.matcher(first).matches()
                        && !HELPING_WORD.matcher(first).find()
                        && verb.find()
                        && second.indexOf(' ') < verb.start();
        return shared ? first + " " + second.substring(verb.start()) : first;
    }
}
