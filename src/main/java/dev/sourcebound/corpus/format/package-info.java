/// Documents of other formats as text: headings, lists and tables written with the marks of
/// Markdown, which the segmentation reads. Everything but plain text is read in a process of its
/// own, with limits. The only package that imports PDFBox and jsoup.
@NullMarked
package dev.sourcebound.corpus.format;

import org.jspecify.annotations.NullMarked;
