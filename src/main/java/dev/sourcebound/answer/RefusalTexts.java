package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.language.Languages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of refusals: plain, friendly, true of the sources that a question is put to, in the
/// language of the question where there are words in it.
final class RefusalTexts {

    /// How many titles are named before the rest is counted.
    private static final int MOST_TITLES = 3;

    /// How many a list of all of them has.
    private static final int MOST_LISTED = 20;

    private static final Set<String> SAY_NOTHING_OF_SOURCES =
            Set.of(Reason.UNCLEAR_QUESTION.slug(), Reason.UNGROUNDED.slug());

    private final List<Source> sources;
    private final Languages languages;

    /// @param sources those that the question is put to
    RefusalTexts(List<Source> sources, Languages languages) {
        this.sources = sources;
        this.languages = languages;
    }

    /// @param language of the question
    String text(Reason reason, Locale language) {
        return switch (reason) {
            case NOTHING_RETRIEVED, NOT_ANSWERED, UNCLEAR_QUESTION, UNGROUNDED ->
                    say(reason.slug(), language);
            case UNSUPPORTED_LANGUAGE ->
                    ReplyWords.of(language).isPresent()
                            ? say(reason.slug(), language)
                            : say("unsupported_language_named", language);
            case SMALL_TALK -> talk(SmallTalk.Kind.ABOUT, language);
        };
    }

    String talk(SmallTalk.Kind kind, Locale language) {
        String said = say(kind.key(), language);
        return kind == SmallTalk.Kind.SOURCES && !sources.isEmpty()
                ? said + "\n" + lines(language)
                : said;
    }

    private String say(String key, Locale language) {
        ReplyWords words = ReplyWords.of(language).orElseGet(ReplyWords::english);
        boolean translated = ReplyWords.of(language).isPresent();
        Locale in = translated ? language : Locale.ENGLISH;
        Map<String, String> values = new HashMap<>();
        values.put("titles", titles(in));
        values.put("count", count());
        values.put("sources", count() + ": " + titles(in));
        values.put("language", language.getDisplayLanguage(in));
        String text = words.say(speaksOfNone(key) ? "no_sources" : key, values);
        // Only where it is said, for it may have to be found out first.
        return text.contains("{languages}") ? text.replace("{languages}", ofSources(in)) : text;
    }

    /// Whether it would tell of sources where there are none.
    private boolean speaksOfNone(String key) {
        return sources.isEmpty() && !SAY_NOTHING_OF_SOURCES.contains(key);
    }

    private String ofSources(Locale in) {
        return languages.ofSources().stream()
                .map(language -> language.getDisplayLanguage(in))
                .collect(Collectors.joining(", "));
    }

    private String titles(Locale in) {
        String named =
                sources.stream()
                        .limit(MOST_TITLES)
                        .map(RefusalTexts::title)
                        .collect(Collectors.joining(", "));
        int rest = sources.size() - MOST_TITLES;
        return named + (rest > 0 ? ", " + more(rest, in) : "");
    }

    /// The sources that a list of them names.
    List<Source> listed() {
        return sources.stream().limit(MOST_LISTED).toList();
    }

    private String lines(Locale in) {
        String lines =
                listed().stream()
                        .map(source ->
                                "– "
                                        + source.title()
                                        + (source.uri() == null ? "" : " " + source.uri()))
                        .collect(Collectors.joining("\n"));
        int rest = sources.size() - MOST_LISTED;
        return rest > 0 ? lines + "\n– " + more(rest, in) : lines;
    }

    private static String more(int rest, Locale in) {
        return in.equals(Locale.ENGLISH) ? "and " + rest + " more" : "+" + rest;
    }

    private String count() {
        int size = sources.size();
        return size == 1 ? "the one source" : "the " + size + " sources";
    }

    private static String title(Source source) {
        return source.titleIsDescription() ? source.title() : "“" + source.title() + "”";
    }
}
