package dev.sourcebound.answer;

import dev.sourcebound.corpus.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What helps somebody whose question is refused. None of it is evidence, and none of it is an
/// answer.
///
/// @param nearest what the sources have that is nearest to the question; null where nothing is
///   near, or nothing was searched
/// @param suggestions questions that the sources answer, near to this one first; where one of
///   several may have been meant, these; may be empty
/// @param sources the sources, where they were asked for; else empty
public record Help(@Nullable Place nearest, List<String> suggestions, List<Place> sources) {

    /// How many questions are offered at most.
    public static final int MOST_SUGGESTIONS = 3;

    /// No help.
    public static final Help NONE = new Help(null, List.of(), List.of());

    public Help {
        suggestions = List.copyOf(suggestions);
        sources = List.copyOf(sources);
        if (suggestions.size() > MOST_SUGGESTIONS) {
            throw new IllegalArgumentException(
                    "%d questions are offered, at most %d"
                            .formatted(suggestions.size(), MOST_SUGGESTIONS));
        }
    }

    /// A place in the sources, by its name: no word of its text.
    ///
    /// @param sourceId the source
    /// @param title its title
    /// @param uri where the original stands, or null
    /// @param section the headings above it, outermost first, joined by ` > `; empty where there
    ///   are none, or where the whole source is meant
    /// @param revision of the source that `span` is in
    /// @param span where it stands in the source's text; null where the whole source is meant
    public record Place(
            String sourceId,
            String title,
            @Nullable String uri,
            String section,
            String revision,
            @Nullable Span span) {

        /// The title, and the section where there is one.
        public String name() {
            return section.isEmpty() ? title : title + " > " + section;
        }
    }
}
