package dev.sourcebound.decision;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All that decided a reply. The same question over the same corpus, models and settings makes the
/// same record, byte for byte, where no language model writes: the record holds no time and no id.
/// The questions that a refusal offers depend on what a server has found by then.
///
/// @param question in the words of whoever asked
/// @param history what was said before, oldest first
/// @param sources the only ones that were to be used; empty means all
/// @param thresholds what was enough
/// @param found what was retrieved, in the order of the question's parts, best first
/// @param read what the reader made of it, best first, at most [#MOST_READINGS]
/// @param gate what the grounding check made of each claim, in order
/// @param reply what was answered, with the fingerprint of what decided
public record Decision(
        String question,
        List<Turn> history,
        SortedSet<String> sources,
        Thresholds thresholds,
        List<Found> found,
        List<Read> read,
        List<Checked> gate,
        ChatReply reply) {

    /// What decides is among the first three; the rest shows how near it was.
    static final int MOST_READINGS = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    /// What was enough to answer, and to show more than one sentence.
    ///
    /// @param refusalPoint support below which nothing is answered
    /// @param companion part of the best sentence's support that a further one needs
    public record Thresholds(double refusalPoint, double companion) {
        static Thresholds of(AbstentionPolicy policy) {
            return new Thresholds(policy.refusalPoint(), policy.companion());
        }
    }

    /// A passage, and why it was found.
    public record Found(String passage, double relevance, Hit.Signals signals) {
        static Found of(Hit hit) {
            return new Found(hit.passage().id(), hit.relevance(), hit.signals());
        }
    }

    /// A sentence, and with what support it answers.
    ///
    /// @param answer the part that answers; null where none stands out
    public record Read(String passage, Span sentence, @Nullable Span answer, double support) {
        static Read of(Reading reading) {
            return new Read(
                    reading.passage().id(),
                    reading.sentence(),
                    reading.answer(),
                    reading.support().probability());
        }
    }

    /// A claim at the gate.
    ///
    /// @param result `passed`, or why it was dropped
    /// @param length of its text, in UTF-16 code units; what was dropped is not kept
    public record Checked(String result, int length) {}

    /// In one spelling, to be compared: without the questions that are offered.
    String canonical() {
        return canonical(JSON.readTree(JSON.writeValueAsString(this)));
    }

    /// A kept one in that spelling: keys in alphabetical order.
    static String canonical(JsonNode kept) {
        JsonNode compared = kept.deepCopy();
        if (compared.at("/reply/reply/help") instanceof ObjectNode help) {
            help.remove("suggestions");
        }
        return JSON.writeValueAsString(JSON.treeToValue(compared, Object.class));
    }

    static JsonMapper json() {
        return JSON;
    }
}
