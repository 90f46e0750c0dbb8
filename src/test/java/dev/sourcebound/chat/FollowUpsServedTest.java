package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.watch.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a conversation with the whole server comes to, with its own models and no language model,
/// over two documents about things of the same kinds.
@Timeout(120)
class FollowUpsServedTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BAY =
            """
            # The lighthouses of Sorrel Bay

            Two lighthouses stand on Sorrel Bay: Gannet Head and Pike Point.
            Gannet Head was lit for the first time in 1861. Pike Point was lit for the first time in 1902.
            Gannet Head is 31 metres high. Pike Point is 19 metres high.

            ## Colours

            Gannet Head was painted red in 1874, because fishermen mistook the white tower for a sail.
            Pike Point has always been white.

            ## Visitors

            In 1990 Gannet Head had 4,100 visitors. In 2010 Gannet Head had 12,300 visitors.
            """;
    private static final String BREWERY =
            """
            # Dunmarrow Brewery

            Dunmarrow Brewery was founded by Hester Lamb in 1888. It has two cellars: the Long Cellar and the Cold Cellar.
            The Long Cellar holds 600 barrels. The Cold Cellar holds 250 barrels.

            ## The move

            The brewery moved to Kiln Street in 1928, because the river had flooded its cellars.

            ## Sales

            In 1990 the brewery sold 9,000 barrels. In 2010 the brewery sold 21,500 barrels.
            """;

    @TempDir private static Path folder;
    private static Server server;

    @BeforeAll
    static void serve() throws Exception {
        Files.writeString(folder.resolve("bay.md"), BAY);
        Files.writeString(folder.resolve("brewery.md"), BREWERY);
        server = Server.start(List.of(), "--sourcebound.corpus.folder=" + folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which lighthouses stand on Sorrel Bay? | When was the second one lit? | When was Pike Point lit? | 1902",
                "Which lighthouses stand on Sorrel Bay? | How high is the first one? | How high is Gannet Head? | 31 metres",
                "Which cellars does Dunmarrow Brewery have? | How many barrels does the second one hold? | How many barrels does the Cold Cellar hold? | 250 barrels",
                "Which cellars does Dunmarrow Brewery have? | How large is the former? | How large is the Long Cellar? | 600 barrels"
            })
    void oneOfSeveralIsTheOneThatWasCountedOff(
            String question, String followUp, String inFull, String said) throws Exception {
        isAnsweredAs(inFull, said, question, followUp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When was Gannet Head painted red? | Why? | Why was Gannet Head painted red? | fishermen mistook",
                "Was Gannet Head painted red? | Why? | Why was Gannet Head painted red? | fishermen mistook",
                "Where did the brewery move? | Why? | Why did the brewery move? | the river had flooded",
                "When did the brewery move to Kiln Street? | Why was that? | Why did the brewery move to Kiln Street? | the river had flooded"
            })
    void aBareWhyAsksForTheReasonOfWhatWasAskedAbout(
            String question, String followUp, String inFull, String said) throws Exception {
        isAnsweredAs(inFull, said, question, followUp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How many visitors did Gannet Head have in 1990? | And in 2010? | How many visitors did Gannet Head have in 2010? | 12,300",
                "How many barrels did the brewery sell in 1990? | And in 2010? | How many barrels did the brewery sell in 2010? | 21,500"
            })
    void aFragmentTakesThePlaceOfWhatItIsLike(
            String question, String followUp, String inFull, String said) throws Exception {
        isAnsweredAs(inFull, said, question, followUp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When was Gannet Head lit for the first time? | No, I meant Pike Point. | When was Pike Point lit for the first time? | 1902",
                "How many barrels does the Long Cellar hold? | Sorry, I meant the Cold Cellar. | How many barrels does the Cold Cellar hold? | 250 barrels",
                "How high is Pike Point? | not Pike Point, I meant Gannet Head | How high is Gannet Head? | 31 metres",
                "How many visitors did Gannet Head have in 1990? | No, in 2010. | How many visitors did Gannet Head have in 2010? | 12,300"
            })
    void aCorrectionPutsTheQuestionRight(
            String question, String followUp, String inFull, String said) throws Exception {
        isAnsweredAs(inFull, said, question, followUp);
    }

    /// These are searched for behind all that was asked before, so that the reply may say that,
    /// too.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How high is Gannet Head? | And Pike Point? | Pike Point is 19 metres high.",
                "How high is Gannet Head? | What about Pike Point? | Pike Point is 19 metres high."
            })
    void whatIsAskedBehindTheQuestionBeforeIsAnsweredFromTheSameTopic(
            String question, String followUp, String said) throws Exception {
        JsonNode reply = last(question, followUp);
        assertThat(reply.at("/text").asString()).contains(said);
        assertThat(reply.at("/citations").findValuesAsString("source")).containsOnly("bay");
    }

    @Test
    void aNewTopicCitesNothingOfTheOldOne() throws Exception {
        isAboutNoOther(
                "brewery",
                "When was Gannet Head lit for the first time?",
                "And Pike Point?",
                "Who founded Dunmarrow Brewery?");
        isAboutNoOther(
                "bay",
                "Who founded Dunmarrow Brewery?",
                "And when did it move?",
                "How high is Pike Point?");
    }

    /// Asked in the middle of it and at its beginning, the last message has the same reply.
    private static void isAboutNoOther(String source, String... messages) throws Exception {
        String question = messages[messages.length - 1];
        JsonNode reply = last(messages);
        assertThat(reply.at("/standalone_question").asString()).isEqualTo(question);
        assertThat(reply.at("/citations").findValuesAsString("source")).containsOnly(source);
        assertThat(reply.at("/text")).isEqualTo(server.ask(question).at("/text"));
    }

    /// @param inFull what the last message of a conversation asks, in words of its own
    private static void isAnsweredAs(String inFull, String said, String... messages)
            throws Exception {
        JsonNode reply = last(messages);
        assertThat(reply.at("/text").asString())
                .as(reply.at("/standalone_question").asString())
                .contains(said)
                .isEqualTo(server.ask(inFull).at("/text").asString());
    }

    /// The reply to the last of some messages of one conversation.
    private static JsonNode last(String... messages) throws Exception {
        String conversation = UUID.randomUUID().toString();
        server.ask(messages[0]);
        JsonNode reply = JSON.missingNode();
        for (String message : messages) {
            String body =
                    JSON.writeValueAsString(
                            Map.of("question", message, "conversation", conversation));
            reply = JSON.readTree(server.post("/v1/answers", body).body());
        }
        return reply;
    }
}
