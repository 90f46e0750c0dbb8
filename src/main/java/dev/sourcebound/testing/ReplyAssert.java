package dev.sourcebound.testing;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/// Assertions about a reply. Their messages show the reply.
public final class ReplyAssert extends AbstractAssert<ReplyAssert, Reply> {

    ReplyAssert(Reply actual) {
        super(actual, ReplyAssert.class);
    }

    /// It is an answer.
    public ReplyAssert answers() {
        answer();
        return this;
    }

    /// It is a refusal, whatever the reason.
    public ReplyAssert refuses() {
        isNotNull();
        if (actual instanceof Reply.Answer) {
            throw failure("Expected a refusal, but it answers:%n%s", shown());
        }
        return this;
    }

    /// It is a refusal for this reason.
    public ReplyAssert refuses(Reply.Reason reason) {
        refuses();
        if (actual instanceof Reply.Refusal refusal && refusal.reason() != reason) {
            throw failure(
                    "Expected a refusal because of %s, but it is one because of %s",
                    reason.slug(), refusal.reason().slug());
        }
        return this;
    }

    /// It is an answer, every citation is of one of these sources, and what each quotes stands word
    /// for word where it says.
    public ReplyAssert isGroundedIn(Source... sources) {
        for (Citation citation : answer().citations()) {
            Optional<Source> source =
                    Arrays.stream(sources)
                            .filter(s -> s.id().equals(citation.sourceId()))
                            .findFirst();
            if (source.isEmpty()) {
                throw failure(
                        "Expected citations of %s only, but it cites '%s':%n%s",
                        Arrays.stream(sources).map(Source::id).toList(),
                        citation.sourceId(),
                        shown());
            }
            if (!standsThere(citation, source.get())) {
                throw failure(
                        "Expected what it quotes to stand at %d-%d of '%s', but another text"
                                + " does:%n%s",
                        citation.span().start(),
                        citation.span().end(),
                        citation.sourceId(),
                        shown());
            }
        }
        return this;
    }

    /// It is an answer, and some citation quotes this, letter for letter.
    ///
    /// @param excerpt a part of a quote is enough
    public ReplyAssert cites(String excerpt) {
        if (answer().citations().stream().noneMatch(c -> c.quote().contains(excerpt))) {
            throw failure("Expected it to cite%n  \"%s\"%nbut it is%n%s", excerpt, shown());
        }
        return this;
    }

    /// It is an answer, and its text holds this, letter case aside.
    public ReplyAssert says(String part) {
        String text = answer().text().toLowerCase(Locale.ROOT);
        if (!text.contains(part.toLowerCase(Locale.ROOT))) {
            throw failure("Expected it to say%n  \"%s\"%nbut it is%n%s", part, shown());
        }
        return this;
    }

    private Reply.Answer answer() {
        isNotNull();
        return switch (actual) {
            case Reply.Answer answer -> answer;
            case Reply.Refusal refusal ->
                    throw failure(
                            "Expected an answer, but it refuses because of %s: %s",
                            refusal.reason().slug(), refusal.text());
        };
    }

    private static boolean standsThere(Citation citation, Source source) {
        return citation.span().end() <= source.length()
                && source.slice(citation.span()).equals(citation.quote());
    }

    private String shown() {
        List<Citation> citations =
                actual instanceof Reply.Answer answer ? answer.citations() : List.of();
        return actual.text()
                + citations.stream()
                        .map(c -> "%n  cites %s: \"%s\"".formatted(c.sourceId(), c.quote()))
                        .collect(joining());
    }
}
