package dev.sourcebound.channel;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.Corpus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Makes the one message that all services show of a reply. Thread-safe.
public final class Composer {

    private static final String ALL =
            "I answer questions from these sources, and from nothing else.";

    private static final String NEAREST = "The nearest thing that the sources cover:";
    private static final String SUGGESTIONS = "Questions that they answer:";

    /// How many sources a page of their list has.
    private static final int ON_A_PAGE = 10;

    /// How many sources a refusal names before it counts the rest.
    private static final int MOST_COVERED = 5;

    /// Their text names sources already.
    private static final Set<Reason> NAME_SOURCES =
            EnumSet.of(Reason.SMALL_TALK, Reason.NOTHING_RETRIEVED);

    private final Corpus corpus;
    private final SourceLinks links;

    Composer(Corpus corpus, SourceLinks links) {
        this.corpus = corpus;
        this.links = links;
    }

    public Message message(Reply reply) {
        return new Message(
                switch (reply) {
                    case Reply.Answer answer -> parts(answer);
                    case Reply.Refusal refusal -> parts(refusal);
                });
    }

    /// All that can be asked about, as far as a message names it.
    public Message sources() {
        return new Message(List.of(withSources(ALL)));
    }

    /// How many pages the list of all sources has, `>= 1`.
    public int sourcePages() {
        return Math.max(1, Math.ceilDiv(corpus.sources().size(), ON_A_PAGE));
    }

    /// A page of the list of all sources.
    ///
    /// @param page `1..sourcePages()`
    public Message sources(int page) {
        return new Message(
                List.of(new Part.Refusal(ALL, covered((page - 1) * ON_A_PAGE, ON_A_PAGE), 0)));
    }

    private List<Part> parts(Reply.Answer answer) {
        List<Part> parts = new ArrayList<>();
        if (!answer.opening().isEmpty()) {
            parts.add(new Part.Paragraph(answer.opening(), List.of()));
        }
        answer.claims()
                .forEach(claim ->
                        parts.add(
                                new Part.Paragraph(
                                        claim.text(),
                                        claim.citations().stream()
                                                .map(cited -> cited + 1)
                                                .toList())));
        answer.notes().forEach(note -> parts.add(new Part.Note(note.text())));
        int number = 0;
        for (Citation citation : answer.citations()) {
            number++;
            parts.add(
                    new Part.Quote(
                            number, citation.quote(), titleOf(citation), links.to(citation)));
        }
        return parts;
    }

    private static String titleOf(Citation citation) {
        return citation.page() == null
                ? citation.title()
                : "%s, p. %d".formatted(citation.title(), citation.page());
    }

    private List<Part> parts(Reply.Refusal refusal) {
        Help help = refusal.help();
        if (!help.sources().isEmpty()) {
            return List.of(listed(refusal));
        }
        boolean enough = NAME_SOURCES.contains(refusal.reason()) || !help.suggestions().isEmpty();
        List<Part> parts = new ArrayList<>();
        parts.add(
                enough
                        ? new Part.Refusal(refusal.text(), List.of(), 0)
                        : withSources(refusal.text()));
        Help.Place nearest = help.nearest();
        if (nearest != null) {
            parts.add(new Part.Pointers(NEAREST, List.of(covered(nearest))));
        }
        // Where one of them is asked back for, they stand in the text already.
        boolean asksBack =
                refusal.reason() == Reason.UNCLEAR_QUESTION
                        && help.suggestions().stream().allMatch(refusal.text()::contains);
        if (!help.suggestions().isEmpty() && !asksBack) {
            parts.add(
                    new Part.Pointers(
                            SUGGESTIONS,
                            help.suggestions().stream()
                                    .map(question -> new Part.Covered(question, null))
                                    .toList()));
        }
        return parts;
    }

    /// The text names the sources line by line; here each is a link as well.
    private Part.Refusal listed(Reply.Refusal refusal) {
        List<Part.Covered> covers = refusal.help().sources().stream().map(this::covered).toList();
        String head = refusal.text().lines().findFirst().orElse(ALL);
        return new Part.Refusal(head, covers, corpus.sources().size() - covers.size());
    }

    private Part.Covered covered(Help.Place place) {
        return new Part.Covered(place.name(), links.to(place));
    }

    private Part.Refusal withSources(String text) {
        List<Part.Covered> covers = covered(0, MOST_COVERED);
        return new Part.Refusal(text, covers, corpus.sources().size() - covers.size());
    }

    private List<Part.Covered> covered(int after, int most) {
        return corpus.sources().stream()
                .skip(after)
                .limit(most)
                .map(source -> new Part.Covered(source.title(), links.to(source.id())))
                .toList();
    }
}
