package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Exchange;
import dev.sourcebound.channel.Posting;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Slack means by the errors of `chat.postMessage`: `ok: false` comes with status 200.
final class SlackError {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Slack asks to try again.
    private static final Set<String> LIMITED =
            Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    /// Slack failed, and some of it may have been done.
    private static final Set<String> FAILED =
            Set.of(
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org");

    /// Whoever runs this program can mend it: meanwhile nothing can be said to anybody.
    private static final Set<String> OURS =
            Set.of(
                    "not_authed",
                    "invalid_auth",
                    "account_inactive",
                    "token_revoked",
                    "token_expired",
                    "no_permission",
                    "missing_scope",
                    "not_allowed_token_type",
                    "access_denied",
                    "accesslimited",
                    "two_factor_setup_required");

    /// Nobody can be posted to there.
    private static final Set<String> GONE =
            Set.of(
                    "channel_not_found",
                    "not_in_channel",
                    "is_archived",
                    "channel_is_archived",
                    "user_not_found",
                    "user_disabled",
                    "cannot_dm_bot",
                    "messages_tab_disabled",
                    "message_not_found",
                    "thread_not_found",
                    "cannot_reply_to_message",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_locked",
                    "restricted_action_thread_only_channel",
                    "restricted_action_non_threadable_channel",
                    "ekm_access_denied",
                    "team_access_not_granted",
                    "org_login_required",
                    "is_inactive",
                    "as_user_not_supported");

    /// The form of the message is at fault, or its metadata's.
    private static final Set<String> FORM =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_too_long",
                    "msg_blocks_too_long",
                    "no_text",
                    "invalid_metadata_format",
                    "invalid_metadata_schema",
                    "metadata_too_large",
                    "metadata_must_be_sent_from_app",
                    "invalid_arguments");

    private static final Duration UNTIL_MENDED = Duration.ofSeconds(30);
    private static final Duration AFTER_A_LIMIT = Duration.ofSeconds(5);

    private SlackError() {}

    /// What became of a post.
    static Posting posting(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Limited limited ->
                    new Posting.Later(limited.after(), false, "rate_limited");
            case Exchange.Unsent unsent -> new Posting.Later(Duration.ZERO, false, unsent.reason());
            case Exchange.Unclear unclear ->
                    new Posting.Later(Duration.ZERO, true, unclear.reason());
            case Exchange.Answered answered -> posting(answered);
        };
    }

    /// Whether it may pass by itself or by somebody's doing.
    static boolean isPassing(String error) {
        return error.isEmpty() || LIMITED.contains(error) || FAILED.contains(error);
    }

    /// Whether the same words may be taken in another form.
    static boolean isOfForm(String error) {
        return FORM.contains(error);
    }

    private static Posting posting(Exchange.Answered answered) {
        JsonNode body;
        try {
            body = JSON.readTree(answered.body());
        } catch (JacksonException notSlack) {
            return new Posting.Later(Duration.ZERO, true, "no_json_http_" + answered.status());
        }
        if (body.path("ok").asBoolean(false)) {
            return new Posting.Posted();
        }
        String error = SlackEvents.text(body, "error");
        if (LIMITED.contains(error)) {
            return new Posting.Later(AFTER_A_LIMIT, false, error);
        }
        if (OURS.contains(error)) {
            return new Posting.Later(UNTIL_MENDED, false, error);
        }
        if (error.isEmpty() || FAILED.contains(error)) {
            return new Posting.Later(Duration.ZERO, true, error.isEmpty() ? "no_reason" : error);
        }
        return GONE.contains(error) ? new Posting.Gone(error) : new Posting.Refused(error);
    }
}
