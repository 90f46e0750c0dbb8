package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.language.Languages;
import java.util.Locale;
import java.util.Optional;

/// Makes refusals: why, in which words, and what would help.
final class Refusals {

    private final Vocabulary vocabulary;
    private final Languages languages;
    private final RefusalTexts texts;

    Refusals(Corpus corpus, Vocabulary vocabulary, Languages languages) {
        this.vocabulary = vocabulary;
        this.languages = languages;
        this.texts = new RefusalTexts(corpus, languages);
    }

    /// Of what is not for the sources, before anything is searched: small talk, and what has no
    /// word. Empty where it should be tried, whatever its language is: names and numbers may be
    /// enough, which the reader decides.
    Optional<Refusal> atOnce(String message, Provenance made) {
        Optional<SmallTalk.Said> said = SmallTalk.of(message).filter(talk -> isTalk(talk, message));
        if (said.isPresent()) {
            SmallTalk.Said talk = said.get();
            String text = texts.talk(talk.kind(), talk.language());
            return Optional.of(new Refusal(Reason.SMALL_TALK, text, made));
        }
        if (vocabulary.words(message).isEmpty()) {
            Locale english = Locale.ENGLISH;
            String text = texts.text(Reason.UNCLEAR_QUESTION, english);
            return Optional.of(new Refusal(Reason.UNCLEAR_QUESTION, text, made));
        }
        return Optional.empty();
    }

    /// After the search. A question in another language than the sources' is refused for that
    /// reason, and in its own language.
    Refusal after(Reason reason, String question, Provenance made) {
        Locale language = languages.of(question);
        Reason told =
                languages.ofSources().contains(language) ? reason : Reason.UNSUPPORTED_LANGUAGE;
        return new Refusal(told, texts.text(told, language), made);
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
