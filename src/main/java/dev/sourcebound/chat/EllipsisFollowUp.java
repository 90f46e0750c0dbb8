package dev.sourcebound.chat;

import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.SmallTalk;
import dev.sourcebound.answer.Topic;
import dev.sourcebound.chat.Turn.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Recognises an English follow-up by what it leaves out (it begins with "and" or "what about",
/// points with "it" or "there", or has but a few words) and puts the user's own earlier words
/// before it, as far back as those are follow-ups themselves. What the assistant said is never
/// used: it may be anything. A greeting among questions is about none of them.
public final class EllipsisFollowUp implements FollowUp {

    /// How many earlier turns of the user are put before a follow-up.
    private static final int MOST_TURNS = 3;

    /// A question of so few words rarely names all that it is about.
    private static final int FEW_WORDS = 3;

    private static final Pattern BEGINS_LIKE_ONE =
            Pattern.compile(
                    "^\\W*(?:and|but|so|or|also|then|what about|how about|what else|who else|why|how come|since when)\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern POINTS_BACK =
            Pattern.compile(
                    "\\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|then|one|ones"
                            + "|such|the same|the (?:first|second|third|last|latter|former|other|others))\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    @Override
    public String standalone(String question, List<Turn> history) {
        if (SmallTalk.is(question)) {
            return question;
        }
        List<String> earlier =
                history.stream()
                        .filter(turn -> turn.role() == Role.USER)
                        .map(Turn::content)
                        .filter(content -> !content.isBlank() && !SmallTalk.is(content))
                        .toList();
        Deque<String> parts = new ArrayDeque<>(List.of(question));
        int length = question.length();
        for (String before : earlier.reversed()) {
            length += before.length() + 1;
            if (!leavesOut(parts.getFirst())
                    || parts.size() > MOST_TURNS
                    || length > Question.MAX_LENGTH) {
                break;
            }
            parts.addFirst(before.strip());
        }
        String last = parts.removeLast();
        return parts.isEmpty() ? last : Topic.before(topic(parts), last);
    }

    private static String topic(Deque<String> earlier) {
        return earlier.stream()
                .map(Topic::of)
                .filter(topic -> !topic.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static boolean leavesOut(String question) {
        return BEGINS_LIKE_ONE.matcher(question).matches()
                || POINTS_BACK.matcher(question).find()
                || SPACES.split(question.strip()).length <= FEW_WORDS;
    }
}
