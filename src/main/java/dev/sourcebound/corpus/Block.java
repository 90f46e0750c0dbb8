package dev.sourcebound.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a document between blank lines or marks.
sealed interface Block {

    /// A heading.
    ///
    /// @param level 1 is the outermost
    /// @param title the heading's words, without its marks
    record Heading(int level, Span title) implements Block {}

    /// Lines of running text: wrapped lines of one paragraph, or short lines that only stand
    /// together.
    record Paragraph(List<Line> lines) implements Block {}

    /// A list item; the first line starts after its mark.
    ///
    /// @param ordered whether the mark is a number or a letter
    /// @param markStart where the mark starts
    record Item(List<Line> lines, boolean ordered, int markStart) implements Block {}

    /// A row of a table.
    ///
    /// @param header the row that names the columns, or null where it is empty
    record Row(Span cells, @Nullable Span header) implements Block {}

    /// A line of code.
    record Code(Span line) implements Block {}
}
