package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ConversationId;
import dev.sourcebound.chat.Conversations;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reply on the wire. The same reply gives the same bytes, its `id` aside.
///
/// @param id of this reply, new for each
/// @param outcome `answered` or `refused`
/// @param text what to show
/// @param claims what is claimed; empty on a refusal
/// @param citations what bears the claims out; empty on a refusal
/// @param notes what qualifies the answer
/// @param refusal why there is no answer; null on an answer
/// @param standaloneQuestion the question as it was answered
/// @param conversation in which it was asked; only where it was in one
/// @param provenance what made the reply
/// @param debug what was dropped; only where the request asks for it
@JsonPropertyOrder({
    "id",
    "outcome",
    "text",
    "claims",
    "citations",
    "notes",
    "refusal",
    "standalone_question",
    "conversation",
    "provenance",
    "debug"
})
public record ReplyBody(
        String id,
        Outcome outcome,
        String text,
        List<ClaimBody> claims,
        List<CitationBody> citations,
        List<NoteBody> notes,
        @Nullable RefusalBody refusal,
        @JsonProperty("standalone_question") String standaloneQuestion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConversationBody conversation,
        ProvenanceBody provenance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DebugBody debug) {

    /// What came of a question.
    public enum Outcome {
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("refused")
        REFUSED
    }

    /// One sentence of an answer.
    ///
    /// @param citations indices into the reply's citations
    /// @param support how probable it is that they bear the claim out, `[0, 1]`
    @JsonPropertyOrder({"text", "citations", "support"})
    public record ClaimBody(String text, List<Integer> citations, double support) {
        static ClaimBody of(Claim claim) {
            return new ClaimBody(claim.text(), claim.citations(), claim.support().probability());
        }
    }

    /// Where an excerpt stands.
    ///
    /// @param start in the text of that revision of the source: UTF-16 code units
    /// @param end exclusive
    /// @param highlight the part that answers, in the source's offsets; null where it is the whole
    /// @param page that it starts on, from 1; left out where the source has no pages
    /// @param link where the excerpt can be seen in its source, in that revision of it
    @JsonPropertyOrder({
        "source",
        "title",
        "uri",
        "revision",
        "start",
        "end",
        "quote",
        "highlight",
        "page"
    })
    public record CitationBody(
            String source,
            String title,
            @Nullable String uri,
            String revision,
            int start,
            int end,
            String quote,
            @Nullable SpanBody highlight,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer page,
            String link) {
        public static CitationBody of(Citation citation, SourceLink links) {
            Span highlight = citation.highlight();
            return new CitationBody(
                    citation.sourceId(),
                    citation.title(),
                    citation.uri(),
                    citation.revision(),
                    citation.span().start(),
                    citation.span().end(),
                    citation.quote(),
                    highlight == null ? null : new SpanBody(highlight.start(), highlight.end()),
                    citation.page(),
                    links.to(citation.sourceId(), citation.revision(), citation.span()));
        }
    }

    /// Half-open, in UTF-16 code units.
    @JsonPropertyOrder({"start", "end"})
    public record SpanBody(int start, int end) {}

    /// What qualifies an answer.
    @JsonPropertyOrder({"kind", "text"})
    public record NoteBody(String kind, String text) {
        static NoteBody of(Reply.Note note) {
            return new NoteBody(note.kind().slug(), note.text());
        }
    }

    /// The conversation in which a question was asked.
    ///
    /// @param remembered how many earlier questions were known when this one was asked; 0 in one
    ///   that is new, or was forgotten
    @JsonPropertyOrder({"id", "remembered"})
    public record ConversationBody(String id, int remembered) {}

    /// Why there is no answer, and what may help. Nothing of it is evidence.
    ///
    /// @param nearest what the sources have that is nearest; null where nothing is
    /// @param suggestions up to three questions that the sources answer, or of which one may have
    ///   been meant
    /// @param sources the sources, where they were asked for; else empty
    @JsonPropertyOrder({"reason", "message", "nearest", "suggestions", "sources"})
    public record RefusalBody(
            String reason,
            String message,
            @Nullable PlaceBody nearest,
            List<String> suggestions,
            List<PlaceBody> sources) {
        static RefusalBody of(Reply.Refusal refusal, SourceLink links) {
            Help help = refusal.help();
            return new RefusalBody(
                    refusal.reason().slug(),
                    refusal.text(),
                    help.nearest() == null ? null : PlaceBody.of(help.nearest(), links),
                    help.suggestions(),
                    help.sources().stream().map(place -> PlaceBody.of(place, links)).toList());
        }
    }

    /// A place in the sources, by its name.
    ///
    /// @param section the headings above it, joined by ` > `; may be empty
    /// @param link where it can be seen in its source
    @JsonPropertyOrder({"source", "title", "uri", "section", "link"})
    public record PlaceBody(
            String source, String title, @Nullable String uri, String section, String link) {
        static PlaceBody of(Help.Place place, SourceLink links) {
            Span span = place.span();
            return new PlaceBody(
                    place.sourceId(),
                    place.title(),
                    place.uri(),
                    place.section(),
                    span == null
                            ? links.to(place.sourceId())
                            : links.to(place.sourceId(), place.revision(), span));
        }
    }

    /// A reply as it is told.
    ///
    /// @param links where the sources can be seen
    public static ReplyBody of(String id, ChatReply chatReply, SourceLink links) {
        String question = chatReply.standaloneQuestion();
        return switch (chatReply.reply()) {
            case Reply.Answer answer ->
                    new ReplyBody(
                            id,
                            Outcome.ANSWERED,
                            answer.text(),
                            answer.claims().stream().map(ClaimBody::of).toList(),
                            answer.citations().stream()
                                    .map(each -> CitationBody.of(each, links))
                                    .toList(),
                            answer.notes().stream().map(NoteBody::of).toList(),
                            null,
                            question,
                            null,
                            ProvenanceBody.of(answer.provenance()),
                            null);
            case Reply.Refusal refusal ->
                    new ReplyBody(
                            id,
                            Outcome.REFUSED,
                            refusal.text(),
                            List.of(),
                            List.of(),
                            List.of(),
                            RefusalBody.of(refusal, links),
                            question,
                            null,
                            ProvenanceBody.of(refusal.provenance()),
                            null);
        };
    }

    ReplyBody with(DebugBody told) {
        return new ReplyBody(
                id,
                outcome,
                text,
                claims,
                citations,
                notes,
                refusal,
                standaloneQuestion,
                conversation,
                provenance,
                told);
    }

    ReplyBody in(ConversationId id, Conversations.Reply reply) {
        return new ReplyBody(
                this.id,
                outcome,
                text,
                claims,
                citations,
                notes,
                refusal,
                standaloneQuestion,
                new ConversationBody(id.value(), reply.remembered()),
                provenance,
                debug);
    }
}
