package dev.sourcebound.answer;

import java.util.regex.Pattern;

/// Recognises what is said to a program rather than asked of its sources: greetings, thanks, and
/// questions about the program itself. English only, by the whole message, so that a question which
/// merely begins politely is still a question.
public final class SmallTalk {

    private static final String CLOSING =
            "bye|goodbye|good bye|see you|see you later|have a (?:nice|good|great) (?:day|evening|weekend|one)";
    private static final String THANKS =
            "(?:many |a lot of )?thanks?(?: you)?(?: a lot| so much| very much| again)?"
                    + "|that (?:was|is) (?:very |really )?(?:helpful|great|useful|all)|perfect|great|cool|ok(?:ay)?|nice";
    private static final String GREETING =
            "hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|how are you(?: doing)?(?: today)?"
                    + "|what'?s up|nice to meet you";
    private static final String ABOUT_IT =
            "(?:who|what) are you|what(?: can| do)(?: you)(?: do| know)|what is your name|what's your name"
                    + "|how (?:can|do) you (?:help|work)(?: me)?|(?:can|could) you help(?: me)?|help"
                    + "|are you (?:a |an )?(?:human|bot|robot|machine|person|ai|real)(?: or (?:a |an )?(?:human|bot|robot|machine|person|ai))?"
                    + "|what (?:can|may|could) i ask(?: you)?(?: about)?"
                    + "|(?:what|which) (?:are your )?(?:sources|documents)(?: do you (?:have|use|know))?";
    private static final Pattern PATTERN =
            Pattern.compile(
                    "^(?:(?:%s|%s|%s|%s)(?:[, ]+(?:there|everyone|all|bot|please))?\\s*[,.!?;:)-]*\\s*)+$"
                            .formatted(CLOSING, THANKS, GREETING, ABOUT_IT),
                    Pattern.CASE_INSENSITIVE);

    /// Longer messages are read as questions; also bounds the time of the match.
    private static final int LONGEST = 120;

    private SmallTalk() {}

    public static boolean is(String message) {
        String said = message.strip();
        return said.length() <= LONGEST && PATTERN.matcher(said).matches();
    }
}
