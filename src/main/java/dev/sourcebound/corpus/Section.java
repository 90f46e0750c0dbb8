package dev.sourcebound.corpus;

import java.util.List;

/// A block of text under its headings, cut into sentences.
///
/// @param context the headings above it and the header of its table, outermost first
/// @param kind what it was in the document
/// @param sentences spans in the source, ascending
record Section(List<String> context, Kind kind, List<Span> sentences) {

    enum Kind {
        PROSE,
        ITEM,
        ROW,
        CODE
    }

    Section {
        context = List.copyOf(context);
        sentences = List.copyOf(sentences);
    }

    /// The same section with fewer sentences.
    Section with(List<Span> fewer) {
        return new Section(context, kind, fewer);
    }
}
