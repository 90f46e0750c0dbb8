package dev.sourcebound.answer;

import dev.sourcebound.answer.Help.Place;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.language.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes refusals: why, in which words, and what would help.
final class Refusals {

    private final Corpus corpus;
    private final Vocabulary vocabulary;
    private final Languages languages;
    private final Suggestions suggestions;

    Refusals(Corpus corpus, Vocabulary vocabulary, Languages languages, Suggestions suggestions) {
        this.corpus = corpus;
        this.vocabulary = vocabulary;
        this.languages = languages;
        this.suggestions = suggestions;
    }

    /// Of what is not for the sources, before anything is searched: small talk, and what has no
    /// word. Empty where it should be tried, whatever its language is: names and numbers may be
    /// enough, which the reader decides.
    Optional<Refusal> atOnce(Question question, Provenance made) {
        String message = question.written();
        Optional<SmallTalk.Said> said = SmallTalk.of(message).filter(talk -> isTalk(talk, message));
        if (said.isPresent()) {
            SmallTalk.Said talk = said.get();
            RefusalTexts texts = texts(question);
            String text = texts.talk(talk.kind(), talk.language());
            return Optional.of(
                    new Refusal(Reason.SMALL_TALK, text, help(talk, question, texts), made));
        }
        if (vocabulary.words(message).isEmpty()) {
            Help help = new Help(null, near(question, List.of()), List.of());
            String text = texts(question).text(Reason.UNCLEAR_QUESTION, Locale.ENGLISH);
            return Optional.of(new Refusal(Reason.UNCLEAR_QUESTION, text, help, made));
        }
        return Optional.empty();
    }

    /// After the search. A question in another language than the sources' is refused for that
    /// reason, and in its own language.
    ///
    /// @param found what was found for it, best first
    Refusal after(Reason reason, Question question, List<Passage> found, Provenance made) {
        Locale language = languages.of(question.written());
        boolean ofSources = corpus.sources().isEmpty() || languages.ofSources().contains(language);
        Reason told = ofSources ? reason : Reason.UNSUPPORTED_LANGUAGE;
        @Nullable Place nearest =
                found.isEmpty() || reason == Reason.NOTHING_RETRIEVED
                        ? null
                        : place(found.getFirst());
        Help help = new Help(nearest, near(question, found), List.of());
        return new Refusal(told, texts(question).text(told, language), help, made);
    }

    private RefusalTexts texts(Question question) {
        Set<String> among = question.sources();
        List<Source> all = corpus.sources();
        List<Source> asked =
                among.isEmpty()
                        ? all
                        : all.stream().filter(source -> among.contains(source.id())).toList();
        return new RefusalTexts(asked, languages);
    }

    private Help help(SmallTalk.Said talk, Question question, RefusalTexts texts) {
        return switch (talk.kind()) {
            case GREETING, ABOUT -> new Help(null, near(question, List.of()), List.of());
            case THANKS, FAREWELL -> Help.NONE;
            case SOURCES ->
                    new Help(
                            null,
                            List.of(),
                            texts.listed().stream()
                                    .map(source ->
                                            new Place(
                                                    source.id(),
                                                    source.title(),
                                                    source.uri(),
                                                    "",
                                                    source.revision(),
                                                    null))
                                    .toList());
        };
    }

    private List<String> near(Question question, List<Passage> found) {
        Set<String> among = question.sources();
        return suggestions.near(
                question.text(),
                found,
                offered ->
                        (among.isEmpty() || among.contains(offered.sourceId()))
                                && isAsItWas(offered));
    }

    /// What a source says when it has changed, nobody has tried.
    private boolean isAsItWas(Suggestion offered) {
        return corpus.find(offered.sourceId())
                .filter(source -> source.revision().equals(offered.revision()))
                .isPresent();
    }

    /// Where a passage stands, without a word of its text.
    private @Nullable Place place(Passage passage) {
        Source source = corpus.find(passage.sourceId()).orElse(null);
        if (source == null) {
            return null;
        }
        String section = passage.context().lines().findFirst().orElse("");
        if (section.equals(source.title())) {
            section = "";
        } else if (section.startsWith(source.title() + " > ")) {
            section = section.substring(source.title().length() + 3);
        }
        return new Place(
                source.id(),
                source.title(),
                source.uri(),
                section,
                passage.revision(),
                passage.span());
    }

    /// A word that means a greeting in one language may be a topic in another, such as the tack of
    /// a boat, which is thanks in Swedish: the sources' own words are asked for.
    private boolean isTalk(SmallTalk.Said talk, String message) {
        return talk.language().equals(Locale.ENGLISH)
                || !allKnown(message)
                || languages.ofSources().contains(talk.language());
    }

    private boolean allKnown(String message) {
        double unknown = vocabulary.rarity("");
        return vocabulary.words(message).stream()
                .allMatch(word -> vocabulary.rarity(word.term()) < unknown);
    }
}
