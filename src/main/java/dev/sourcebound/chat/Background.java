package dev.sourcebound.chat;

import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.Phrases.Phrase;
import dev.sourcebound.corpus.Beginning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was said before a question, as far as the question may be about it: of each text the
/// [#head(String)].
///
/// @param questions earlier ones that stand alone, the latest first; at least one
/// @param replies to the latest of them: what it was answered with, or nothing where it was not
/// @param offered questions that the latest reply gave to choose from; mostly empty
record Background(List<String> questions, List<String> replies, List<String> offered) {

    /// Of one text, so many are looked at.
    private static final int MOST_PHRASES = 8;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// Two or more of a kind, as "red, blue and grey", with single spaces; of more than a hundred
    /// the last.
    private static final Pattern LISTED =
            Pattern.compile(
                    "((?:[^,;.:()]{2,60}+, ){1,100}(?:and )?[^,;.:()]{2,60}?|[^,;.:()]{2,60}?) (?:and|or) ([^,;.:()]{2,60})");

    private static final Pattern ASKS_FOR_SOMEBODY =
            Pattern.compile("\\b(?:who|whom|whose)\\b", Pattern.CASE_INSENSITIVE);

    /// Excerpts stand apart in a reply.
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\n+");

    private static final Pattern BETWEEN_ITEMS = Pattern.compile(", (?:and |or )?");

    Background {
        questions = questions.stream().map(Background::head).toList();
        replies = replies.stream().map(Background::head).toList();
        offered = List.copyOf(offered);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a background has an earlier question");
        }
    }

    /// What is looked at of a text: its first [Question#MAX_LENGTH] code units, not cut inside of a
    /// surrogate pair.
    static String head(String text) {
        return Beginning.of(text, Question.MAX_LENGTH);
    }

    /// The question before.
    String question() {
        return questions.getFirst();
    }

    /// What was spoken of: in the question before, in the reply to it, in what was asked earlier;
    /// none twice.
    List<Phrase> phrases() {
        Set<Phrase> phrases = new LinkedHashSet<>(first(question()));
        replies.forEach(reply -> phrases.addAll(first(reply)));
        questions.stream().skip(1).forEach(earlier -> phrases.addAll(first(earlier)));
        return List.copyOf(phrases);
    }

    /// Whom a pronoun for a person may stand for: the name that a question for somebody was
    /// answered with, or else any name.
    List<Phrase> persons() {
        Set<Phrase> told = new LinkedHashSet<>();
        replies.forEach(reply -> told.addAll(Phrases.of(reply)));
        Optional<Phrase> full =
                told.stream().filter(p -> p.name() && p.text().contains(" ")).findFirst();
        if (full.isPresent() && ASKS_FOR_SOMEBODY.matcher(question()).find()) {
            return List.of(full.get());
        }
        return phrases().stream().filter(Phrase::name).toList();
    }

    /// What was counted off in the first excerpt of the reply, or else by its excerpts, or else in
    /// the question before; empty where nothing was.
    List<String> items() {
        List<String> excerpts =
                replies.stream()
                        .flatMap(BLANK_LINE::splitAsStream)
                        .filter(text -> !text.isBlank())
                        .toList();
        return Stream.<Supplier<List<String>>>of(
                        () -> excerpts.isEmpty() ? List.of() : listed(excerpts.getFirst()),
                        () -> spokenOf(excerpts),
                        () -> listed(question()))
                .map(Supplier::get)
                .filter(items -> !items.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// What a text itself counts off.
    static List<String> listed(String text) {
        Matcher listed = LISTED.matcher(SPACES.matcher(text).replaceAll(" "));
        if (!listed.find()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        BETWEEN_ITEMS.splitAsStream(listed.group(1)).map(String::strip).forEach(items::add);
        items.add(listed.group(2).strip());
        return items;
    }

    /// Of each of several excerpts the first thing that it speaks of and neither the others nor the
    /// question; empty where one has none.
    private List<String> spokenOf(List<String> excerpts) {
        List<String> items =
                excerpts.stream()
                        .flatMap(excerpt ->
                                first(excerpt).stream()
                                        .map(Phrase::text)
                                        .filter(thing -> !Phrases.hasDigit(thing))
                                        .filter(thing -> !has(question(), thing))
                                        .filter(thing ->
                                                excerpts.stream()
                                                        .filter(other -> !other.equals(excerpt))
                                                        .noneMatch(other -> has(other, thing)))
                                        .limit(1))
                        .toList();
        return items.size() > 1 && items.size() == excerpts.size() ? items : List.of();
    }

    private static boolean has(String text, String thing) {
        return text.toLowerCase(Locale.ROOT).contains(thing.toLowerCase(Locale.ROOT));
    }

    private static List<Phrase> first(String text) {
        return Phrases.of(text).stream().limit(MOST_PHRASES).toList();
    }
}
