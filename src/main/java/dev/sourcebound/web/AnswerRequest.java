package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.ConversationId;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question on the wire, not yet checked.
///
/// @param question what is asked, 1 to 2,000 UTF-16 code units
/// @param history what was said before, oldest first, at most 100 turns
/// @param conversation in which it is asked, by its id; in none where it is absent
/// @param sources ids of the only sources to answer from; all where it is absent or empty
/// @param debug whether to tell which claims were dropped, and why; no where it is absent
record AnswerRequest(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = Question.MAX_LENGTH,
                        description = "What is asked, in UTF-16 code units.")
                @Nullable String question,
        @ArraySchema(
                        maxItems = ChatRequest.MAX_TURNS,
                        arraySchema = @Schema(description = "What was said before, oldest first."))
                @Nullable List<@Nullable TurnBody> history,
        @Schema(
                        pattern = ConversationId.FORM,
                        description =
                                "The conversation in which it is asked: an id as `POST /v1/conversations` gives it, or one"
                                        + " that you made, as hard to guess. What is said in it is remembered for a while."
                                        + " Not together with `history`.")
                @Nullable String conversation,
        @Schema(description = "Only from these; from all where it is absent or empty.")
                @Nullable List<@Nullable String> sources,
        @Schema(description = "Whether to tell which claims were dropped, and why.")
                @Nullable Boolean debug)
        implements JsonRequest {

    /// UTF-16 code units of one turn: a long answer, not a book.
    static final int MAX_TURN_LENGTH = 20_000;

    /// @param content 1 to 20,000 UTF-16 code units
    record TurnBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Role role,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = MAX_TURN_LENGTH)
                    @Nullable String content) {

        enum Role {
            @JsonProperty("user")
            USER,
            @JsonProperty("assistant")
            ASSISTANT
        }
    }

    /// @throws AppException naming the first field that cannot be used
    ChatRequest checked(Corpus corpus) {
        String checkedQuestion = Fields.text("question", question, Question.MAX_LENGTH);
        return new ChatRequest(
                checkedQuestion, turns(), Fields.sources("sources", sources, corpus));
    }

    /// @throws AppException where it is no id, or comes with a history
    Optional<ConversationId> checkedConversation() {
        if (conversation != null && history != null && !history.isEmpty()) {
            throw AppException.inField(
                    "conversation",
                    "'conversation' and 'history' are both given: the one is what this server remembers,"
                            + " the other what you do; send one of them.");
        }
        return Optional.ofNullable(conversation).map(id -> Fields.conversation("conversation", id));
    }

    private List<Turn> turns() {
        if (history == null) {
            return List.of();
        }
        if (history.size() > ChatRequest.MAX_TURNS) {
            throw AppException.inField(
                    "history",
                    "'history' has %d turns, at most %d are read; send the latest."
                            .formatted(history.size(), ChatRequest.MAX_TURNS));
        }
        List<Turn> turns = new ArrayList<>();
        for (TurnBody turn : history) {
            turns.add(turn("history[%d]".formatted(turns.size()), turn));
        }
        return turns;
    }

    private static Turn turn(String field, @Nullable TurnBody turn) {
        TurnBody given = Fields.required(field, turn);
        Turn.Role role =
                switch (Fields.required(field + ".role", given.role())) {
                    case USER -> Turn.Role.USER;
                    case ASSISTANT -> Turn.Role.ASSISTANT;
                };
        return new Turn(role, Fields.text(field + ".content", given.content(), MAX_TURN_LENGTH));
    }
}
