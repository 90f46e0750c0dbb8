package dev.sourcebound.retrieval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds where an English text says that something has, or had, another name: "Tessen (formerly
/// Upper Marl)", "Tessen, also known as Upper Marl,", "Upper Marl was renamed Tessen", "Upper Marl
/// changed its name to Tessen". Names are words with a capital each, little words between them
/// aside.
final class AliasFinder {

    private static final String WORD =
            "(?<![\\p{L}\\p{M}\\p{N}])\\p{Lu}[\\p{L}\\p{M}\\p{N}'’-]{0,40}+";
    private static final String LINK =
            "(?:of|for\\sthe|the|upon|on|de|la|le|du|des|da|di|do|von|van|der|den|del|al|el|bin|ibn)";

    /// Of up to seven words. The bounds keep a text without end from holding it up.
    private static final String NAME = WORD + "(?:\\s(?:" + LINK + "\\s){0,2}+" + WORD + "){0,6}+";

    private static final String WHEN =
            "(?:formerly|previously|originally|initially|once|earlier|first|also|now|today|then|later|subsequently|better|sometimes|variously|widely|commonly|generally|popularly|locally|officially)";
    private static final String CALLED =
            "(?:known\\s+as|called|nicknamed|renamed(?:\\s+as|\\s+to)?|rechristened|spelt|spelled|written|transliterated\\s+as|referred\\s+to\\s+as)";

    private static final String RENAMED =
            "(?:" + WHEN + "\\s+)?(?:renamed(?:\\s+as|\\s+to)?|rechristened)\\s+";

    /// What says in so many words that a name follows.
    private static final String SAID =
            "(?:(?:" + WHEN + "\\s+){0,2}+" + CALLED + "|(?:" + WHEN + "\\s+){1,2}+named)\\s+";

    /// What says so beside a comma, and what within brackets, where nothing else can be meant.
    private static final String BESIDE_COMMA =
            "(?:" + SAID + "|(?:formerly|previously|originally|alias|aka|née)\\s+)";

    private static final String YEARS =
            "(?:until|before|since|from)\\s+[0-9]{4}(?:\\s+to\\s+[0-9]{4})?";
    private static final String IN_BRACKETS =
            "(?:"
                    + BESIDE_COMMA
                    + "|(?:now|today|then|once|earlier|later|initially|also|or|"
                    + YEARS
                    + ")\\s+)";

    private static final String OTHER = "(?:the\\s+)?[\"“‘']?(?<other>" + NAME + ")(?!\\s[0-9&])";

    private static final String FIRST = "(?<name>" + NAME + ")";

    /// Behind it stands the end of a longer name, as in "Weirs and Mills".
    private static final Pattern IN_LONGER = Pattern.compile("(?:\\band\\s|[&/]\\s?)$");

    /// Behind it stands what only tells where something is or whose: "the part of Ostia, known as".
    private static final Pattern OF_ANOTHER =
            Pattern.compile(
                    "\\b(?:of|in|on|at|to|from|for|by|with|near|as|into|within|during|under)\\s(?:the\\s)?$");

    /// How far back these two look.
    private static final int LOOK_BACK = 15;

    private static final Pattern BRACKETS =
            Pattern.compile(FIRST + "\\s*\\(" + IN_BRACKETS + OTHER);
    private static final Pattern FURTHER =
            Pattern.compile("[\"”’']?(?:,|;|,?\\s+and|,?\\s+or)\\s+" + IN_BRACKETS + "?" + OTHER);
    private static final List<Pattern> ANYWHERE =
            List.of(
                    Pattern.compile(
                            FIRST
                                    + "\\s+(?:was|were|has\\s+been|had\\s+been)\\s+"
                                    + RENAMED
                                    + OTHER),
                    Pattern.compile(
                            FIRST
                                    + "\\s+changed\\s+its\\s+name\\s+(?:from\\s+"
                                    + NAME
                                    + "\\s+)?to\\s+"
                                    + OTHER),
                    Pattern.compile("\\bname\\s+from\\s+" + FIRST + "\\s+to\\s+" + OTHER));
    private static final List<Pattern> OF_SUBJECT =
            List.of(
                    Pattern.compile(FIRST + ",\\s+" + BESIDE_COMMA + OTHER),
                    Pattern.compile(
                            FIRST
                                    + "\\s+(?:is|are|was|were|has\\s+been|had\\s+been)\\s+"
                                    + SAID
                                    + OTHER));

    /// What begins a sentence with a capital, and no name.
    private static final Pattern BEFORE_NAME =
            Pattern.compile(
                    "(?:The|A|An|In|On|At|By|For|From|Since|Until|When|Where|While|As|After|Before|And|But|So|Then|Now|Today|Later|Its|Their|His|Her|Our|My|Your)\\s");

    private static final Set<String> NO_NAME =
            Set.of(
                    "It", "He", "She", "They", "We", "I", "You", "This", "That", "These", "Those",
                    "There", "Which", "Who", "What", "One", "Some", "Many", "Others", "Both",
                    "Each", "All", "The", "A", "An");

    private AliasFinder() {}

    /// None twice.
    static Set<Introduced> in(String text) {
        Set<Introduced> found = new LinkedHashSet<>();
        all(BRACKETS, text, IN_LONGER)
                .forEach(bracket -> {
                    add(found, bracket);
                    further(found, bracket, text);
                });
        ANYWHERE.stream()
                .flatMap(pattern -> all(pattern, text, IN_LONGER))
                .forEach(introduced -> add(found, introduced));
        OF_SUBJECT.stream()
                .flatMap(pattern -> all(pattern, text, IN_LONGER, OF_ANOTHER))
                .forEach(introduced -> add(found, introduced));
        return found;
    }

    private static void further(Set<Introduced> found, MatchResult bracket, String text) {
        Matcher further = FURTHER.matcher(text).region(bracket.end(), text.length());
        while (further.lookingAt()) {
            add(found, bracket.group("name"), further.group("other"));
            further.region(further.end(), text.length());
        }
    }

    private static Stream<MatchResult> all(Pattern pattern, String text, Pattern... notBehind) {
        return pattern.matcher(text)
                .results()
                .filter(found -> Stream.of(notBehind).noneMatch(p -> isBehind(p, found, text)));
    }

    private static boolean isBehind(Pattern what, MatchResult introduced, String text) {
        int name = introduced.start("name");
        return what.matcher(text).region(Math.max(0, name - LOOK_BACK), name).find();
    }

    private static void add(Set<Introduced> found, MatchResult introduced) {
        add(found, introduced.group("name"), introduced.group("other"));
    }

    private static void add(Set<Introduced> found, String name, String other) {
        String one = bare(name);
        String two = bare(other);
        if (!one.isEmpty() && !two.isEmpty() && !one.equals(two)) {
            found.add(new Introduced(two, one));
        }
    }

    /// A name in one line, without what begins a sentence before it; empty where nothing is left.
    private static String bare(String written) {
        String name = written.replaceAll("\\s+", " ");
        Matcher before = BEFORE_NAME.matcher(name);
        while (before.lookingAt()) {
            name = name.substring(before.end());
            before.reset(name);
        }
        return NO_NAME.contains(name) ? "" : name;
    }
}
