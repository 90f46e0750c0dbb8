package dev.sourcebound.testing;

import static dev.sourcebound.testing.SourceboundAssertions.assertThat;

import dev.sourcebound.answer.Reply;
import org.junit.jupiter.api.Test;

/// What a test of somebody's own documents looks like.
@SourceboundTest(folder = "src/test/resources/testing/harbour")
class HarbourTest {

    private static final String BUILT = "When was the lighthouse built?";

    @Test
    void theLighthouseIsDated(Sourcebound harbour) {
        assertThat(harbour.ask(BUILT))
                .isGroundedIn(harbour.source("lighthouse"))
                .cites("The lighthouse was built in 1874")
                .says("1874");
    }

    @Test
    void whatTheDocumentsDoNotSayIsRefused(Sourcebound harbour) {
        assertThat(harbour.ask("Who was the mayor of the town in 1950?")).refuses();
        assertThat(harbour.ask("Hello!")).refuses(Reply.Reason.SMALL_TALK);
    }

    @Test
    void aPressTextAgreesWithTheDocuments(Sourcebound harbour) {
        assertThat(harbour.check("The lighthouse was built in 1874 by the brothers Aldane."))
                .isSupported();
        assertThat(harbour.check("The lighthouse was built in 1974 by the brothers Aldane."))
                .isNotSupported();
    }

    @Test
    void theAnswerStandsOnWhatItCites(Sourcebound harbour) {
        assertThat(harbour)
                .asked(BUILT)
                .refusesWithoutWhatItCites()
                .staysWith(
                        "recipes", "Rye bread\n\nThe dough rests for two hours, then it is baked.")
                .staysWhenAskedAs("In which year was the lighthouse built?");
    }
}
