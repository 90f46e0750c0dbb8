package dev.sourcebound.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises what is said to a program rather than asked of its sources: greetings, thanks, and
/// questions about the program itself. By the whole message, so that a question which merely begins
/// politely is still a question.
public final class SmallTalk {

    /// Longer messages are read as questions; also bounds the time of the match.
    private static final int LONGEST = 120;

    private static final String GREETING =
            "hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|greetings|how are you(?: doing)?(?: today)?"
                    + "|how(?:'?s| is) it going|what'?s up|nice to meet you";
    private static final String THANKS =
            "(?:many |a lot of )?thanks?(?: you)?(?: a lot| so much| very much| again)?";
    private static final String PLEASED =
            "that (?:was|is) (?:very |really )?(?:helpful|great|useful|all)|perfect|great|cool|ok(?:ay)?|nice";
    private static final String FAREWELL =
            "bye(?:[ -]?bye)?|goodbye|good bye|good night|see you|see you later|have a (?:nice|good|great) (?:day|evening|weekend|one)";
    private static final String SOURCES =
            "(?:(?:what|which) (?:are your )?(?:sources|documents|texts|files)(?: do you (?:have|use|know|rely on))?"
                    + "|(?:what|which) (?:sources|documents) (?:are|is) (?:there|available)"
                    + "|(?:show|list|name)(?: me)? (?:the|your|all|all the|all your) (?:sources|documents)"
                    + "|where do (?:you get|your) (?:your )?(?:answers|information|facts|knowledge)(?: come)?(?: from)?"
                    + "|(?:what|which) (?:sources|documents) (?:are you|is this) (?:based|built) on"
                    + "|what are you based on)";
    private static final String ABOUT =
            "(?:who|what) are you(?: for)?|what(?: can| do)(?: you)(?: do| know)|what(?: is|'s) your name"
                    + "|how (?:can|do) you (?:help|work)(?: me)?|(?:can|could) you help(?: me)?|help(?: me)?|tell me about yourself"
                    + "|how does (?:this|it) work|what is this(?: for)?"
                    + "|are you (?:a |an )?(?:real )?(?:human|bot|robot|machine|person|ai|real)(?: or (?:what|not|(?:a |an )?(?:human|bot|robot|machine|person|ai)))?"
                    + "|what (?:sorts? of |kinds? of )?(?:things |questions |topics )?(?:can|may|could|should) i ask(?: you)?(?: about)?"
                    + "|what (?:sorts? of |kinds? of )?(?:things |questions |topics )?(?:can|could|do) you (?:tell me about|help(?: me)? with|answer|cover|know about)";

    private static final String TAIL =
            "(?:[, ]+(?:there|everyone|all|bot|please))*\\s*[,.!?;:)-]*\\s*";
    private static final Pattern ALL =
            Pattern.compile(
                    "^(?:(?:%s)%s)+$"
                            .formatted(
                                    String.join(
                                            "|", FAREWELL, THANKS, PLEASED, GREETING, SOURCES,
                                            ABOUT),
                                    TAIL),
                    Pattern.CASE_INSENSITIVE);

    /// One of those that [#ALL] is made of, in a group that is named as its kind.
    private static final Pattern EACH =
            Pattern.compile(
                    "\\G(?:(?<farewell>%s)|(?<thanks>%s|%s)|(?<greeting>%s)|(?<sources>%s)|(?<about>%s))%s"
                            .formatted(FAREWELL, THANKS, PLEASED, GREETING, SOURCES, ABOUT, TAIL),
                    Pattern.CASE_INSENSITIVE);

    /// What goes before a question or after it and is no part of it.
    private static final Pattern BEFORE =
            Pattern.compile(
                    "^(?:(?:%s|%s)(?:[, ]+(?:there|everyone|all|bot))?\\s*[,.!?;:–—-]+\\s+)+(?=\\S+\\s+\\S)"
                            .formatted(GREETING, THANKS),
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER =
            Pattern.compile(
                    "(?<=[?.!,;])\\s*(?:(?:%s)\\s*[.!]*\\s*)$".formatted(THANKS),
                    Pattern.CASE_INSENSITIVE);

    private SmallTalk() {}

    /// What is wanted. Of several in one message the last here counts.
    enum Kind {
        GREETING,
        THANKS,
        FAREWELL,
        ABOUT,
        SOURCES;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param language in which it is said
    record Said(Kind kind, Locale language) {}

    /// Whether a message is small talk in English.
    public static boolean is(String message) {
        String said = message.strip();
        return said.length() <= LONGEST && ALL.matcher(said).matches();
    }

    /// What sort of small talk a message is, in English or another language; empty for a question.
    static Optional<Said> of(String message) {
        String said = message.strip();
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        if (!ALL.matcher(said).matches()) {
            return Phrases.in(said);
        }
        Kind kind = Kind.GREETING;
        Matcher each = EACH.matcher(said);
        while (each.find()) {
            kind = later(kind, kind(each));
        }
        return Optional.of(new Said(kind, Locale.ENGLISH));
    }

    /// A question without the English greeting or thanks before it and behind it.
    static String without(String message) {
        String begun = BEFORE.matcher(message.strip()).replaceFirst("");
        return AFTER.matcher(begun).replaceFirst("");
    }

    /// Of two kinds the one that counts.
    static Kind later(Kind one, Kind other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Kind kind(Matcher each) {
        return Arrays.stream(Kind.values())
                .filter(kind -> each.group(kind.key()) != null)
                .findFirst()
                .orElse(Kind.GREETING);
    }
}
