package dev.sourcebound.channel.telegram;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Telegram would make tappable in a text, by the patterns that its library states beside its
/// own matchers; addresses by a wider one, whose every match is feared.
final class LiveText {

    private static final String HASHTAG = "\\p{Nd}_\\p{L}\\x{200c}\\x{b7}\\x{0d80}-\\x{0dff}";

    private static final List<Pattern> LIVE =
            List.of(
                    Pattern.compile("(?<![\\p{L}\\p{N}_])@[a-zA-Z0-9_]{2,32}(?![\\p{L}\\p{N}_])"),
                    Pattern.compile("#(?=[" + HASHTAG + "]{0,255}\\p{L})[" + HASHTAG + "]"),
                    Pattern.compile("\\$(?:1INCH|[A-Z]{1,8})(?![$" + HASHTAG + "])"),
                    Pattern.compile(
                            "(?<![\\p{L}\\p{N}_/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\p{L}\\p{N}_/<>])"),
                    Pattern.compile("[\\p{L}\\p{Nd}_~-]\\.[\\p{L}\\p{Nd}~_-]*\\p{L}"),
                    Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]"),
                    Pattern.compile("(?i)(?:tg|ton)://[a-z0-9_-]"),
                    Pattern.compile("\\+[0-9]"));

    private LiveText() {}

    /// The first thing that would come alive.
    static Optional<String> in(String text) {
        // What stands before a match is looked at by halves of pairs.
        String letters =
                text.codePoints()
                        .map(c -> c > 0xffff ? Character.isLetterOrDigit(c) ? 'é' : '!' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return LIVE.stream()
                .map(pattern -> pattern.matcher(letters))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }
}
