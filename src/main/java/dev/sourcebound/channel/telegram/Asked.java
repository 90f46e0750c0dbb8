package dev.sourcebound.channel.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sourcebound.channel.Incoming;

/// What a message wants of the bot. The names are those on disk.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Asked.Question.class, name = "question"),
    @JsonSubTypes.Type(value = Asked.Help.class, name = "help"),
    @JsonSubTypes.Type(value = Asked.Start.class, name = "start"),
    @JsonSubTypes.Type(value = Asked.Sources.class, name = "sources"),
    @JsonSubTypes.Type(value = Asked.NoWords.class, name = "no_words")
})
sealed interface Asked {

    /// An answer.
    ///
    /// @param text in the words of the message, without the bot's own name, shortened where it is
    ///   longer than is read; not blank
    record Question(String text) implements Asked {
        public Question {
            text = Incoming.question(text);
        }
    }

    /// What to do here.
    record Help() implements Asked {}

    /// To begin: as [Help], and what was said before is forgotten.
    record Start() implements Asked {}

    /// The list of the sources.
    ///
    /// @param page which, `>= 1`
    record Sources(int page) implements Asked {}

    /// Something other than words, such as a voice message.
    record NoWords() implements Asked {}
}
