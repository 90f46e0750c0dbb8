package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at what somebody else wrote as characters: what cannot be seen, what a browser would
/// follow, what is put in quotation marks.
public final class ClaimText {

    /// UTF-16 code units of a claim: the trained reader sees no more of a long one.
    private static final int LONGEST = 600;

    /// What looks like nothing though Unicode counts it among the letters and marks: the combining
    /// grapheme joiner, fillers, variation selectors, the blank Braille pattern.
    private static final Pattern BLANK =
            Pattern.compile(
                    "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFFA0\\uFE00-\\uFE0F"
                            + "\\x{E0100}-\\x{E01EF}]");

    /// Stands where a character was lost on the way.
    private static final char LOST = '\uFFFD';

    /// What an address goes on with.
    private static final String TAIL = "[^\\s<>\"“”„«»]";

    /// What the name of a host is made of, but for its dots, and each of those.
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_-]";

    private static final String DOT = "[.\u3002\uFF0E\uFF61]";
    private static final String NAME = "[\\p{L}\\p{M}\\p{N}_.\u3002\uFF0E\uFF61-]";

    /// The part of an address of mail before its `@`.
    private static final String MAILBOX = "[^\\s@<>()\\[\\]\"“”„«»,;:]";

    /// A web address, with or without its scheme; an address that runs something or writes to
    /// somebody. A host is a run with a dot between a letter or figure and two letters.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)(?:[a-z][a-z0-9+.-]{1,20}://|\\bwww\\."
                            + "|\\b(?:javascript|vbscript|data|file|mailto|tel|blob|about):"
                            + ("|(?<!" + MAILBOX + ")" + MAILBOX + "++@)" + TAIL + "++")
                            + ("|(?<!" + NAME + ")(?=" + NAME + "*?" + LABEL + DOT + "\\p{L}{2})")
                            + (NAME + "++(?:[/?#:]" + TAIL + "*+)?"));

    /// A link or image of Markdown; a tag or character of HTML.
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?i)!?\\[[^\\[\\]]*+\\]\\s*+[(\\[:][^)\\]]*+[)\\]]?"
                            + "|!\\[|\\]\\("
                            + "|<[/!?a-z][^>]*+>?|&(?:#x?[0-9a-f]+|[a-z]+);");

    /// What makes markup of the text around it.
    private static final String MARKS_UP = "*_`#~|<>[]{}\\";

    /// The part of an address in which letter case says nothing.
    private static final Pattern SCHEME_AND_HOST = Pattern.compile("^(?:[^:/?#]*+://)?[^/?#]*+");

    private static final Pattern WEB = Pattern.compile("^https?://");

    /// Marks of the sentence around an address.
    private static final Pattern AROUND =
            Pattern.compile(
                    "^[.…_-]++|(?<![.,;:!?…()\\[\\]{}'‘’*_/-])[.,;:!?…()\\[\\]{}'‘’*_/-]++$");

    private static final Pattern QUOTED =
            Pattern.compile("[“\"„«]([^“”\"„«»]+)[”\"»“]|(?<![\\p{L}\\p{N}])‘([^‘’]+)’(?!\\p{L})");
    private static final Pattern MARKS = Pattern.compile("[“”„\"«»‘’']");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LAST_MARK = Pattern.compile("[.,;:!?…]+$");

    private ClaimText() {}

    /// Whether a text is one line of usual length, with nothing in it that cannot be seen, and no
    /// link or markup that is not there already.
    ///
    /// @param said where it may be
    public static boolean isPlainLine(String text, String said) {
        Set<String> links = links(text);
        return text.length() <= LONGEST
                && !hides(text)
                && (links.isEmpty() || links(said).containsAll(links))
                && text.chars().allMatch(c -> MARKS_UP.indexOf(c) < 0 || said.indexOf(c) >= 0);
    }

    /// The first thing in a claim that may not be there.
    ///
    /// @param evidence what the claim stands on
    static Optional<Failure> check(String claim, String evidence) {
        if (hides(claim)) {
            return Optional.of(Failure.HIDDEN_CHARACTERS);
        }
        if (!isOneSentence(claim)) {
            return Optional.of(Failure.NOT_ONE_SENTENCE);
        }
        Set<String> links = links(claim);
        if (!links.isEmpty() && !withoutScheme(links(evidence)).containsAll(links)) {
            return Optional.of(Failure.FOREIGN_LINK);
        }
        String said = plain(evidence);
        boolean misquoted =
                QUOTED.matcher(claim)
                        .results()
                        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                        .anyMatch(quote -> !said.contains(plain(quote)));
        return misquoted ? Optional.of(Failure.MISQUOTED) : Optional.empty();
    }

    /// Whole, without the marks of the sentence around them, and the host in small letters: a part
    /// of an address leads elsewhere.
    private static Set<String> links(String text) {
        Stream<String> addresses = all(ADDRESS, text).map(ClaimText::address);
        return Stream.concat(addresses, all(MARKUP, text)).collect(Collectors.toSet());
    }

    /// With each that leads to the web once more without what it begins with, as people write it.
    private static Set<String> withoutScheme(Set<String> links) {
        return links.stream()
                .flatMap(link -> Stream.of(link, WEB.matcher(link).replaceFirst("")))
                .collect(Collectors.toSet());
    }

    private static String address(String found) {
        return SCHEME_AND_HOST
                .matcher(AROUND.matcher(found).replaceAll(""))
                .replaceFirst(m -> Matcher.quoteReplacement(m.group().toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    /// More than one would be judged by what most of them say.
    private static boolean isOneSentence(String claim) {
        return !claim.isEmpty()
                && claim.length() <= LONGEST
                && Sentences.of(claim).equals(List.of(new Span(0, claim.length())));
    }

    private static boolean hides(String claim) {
        return claim.indexOf(LOST) >= 0
                || BLANK.matcher(claim).find()
                || claim.codePoints().anyMatch(ClaimText::isUnseen);
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /// A quotation may begin with another case, and end with a mark of the sentence around it.
    private static String plain(String text) {
        String plain = MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        plain = SPACES.matcher(plain).replaceAll(" ").strip();
        return LAST_MARK.matcher(plain).replaceFirst("");
    }
}
