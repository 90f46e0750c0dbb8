package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLinkTest {

    private static final String REVISION = "sha256:" + "0f".repeat(32);

    @Test
    void namesTheSourceItsRevisionAndTheStretchInIt() {
        assertThat(SourceLink.ROOT.to("handbook-2.1_a")).isEqualTo("/sources/handbook-2.1_a");
        assertThat(SourceLink.ROOT.to("handbook", REVISION))
                .isEqualTo("/sources/handbook?revision=" + REVISION);
        assertThat(new SourceLink("/collections/a").to("handbook", REVISION, new Span(3, 12)))
                .isEqualTo("/collections/a/sources/handbook?revision=" + REVISION + "#3-12");
    }

    @Test
    void leavesNothingOfARevisionThatEndsTheQuery() {
        assertThat(SourceLink.ROOT.to("a", "sha256:0 &x=1#y"))
                .isEqualTo("/sources/a?revision=sha256:0%20%26x%3D1%23y");
    }

    @Test
    void writesLettersOfAnyLanguageAsAPathHasThem() {
        assertThat(SourceLink.ROOT.to("mühle-七")).isEqualTo("/sources/m%C3%BChle-%E4%B8%83");
        assertThat(SourceLink.ROOT.to("a b/c?d#e")).isEqualTo("/sources/a%20b%2Fc%3Fd%23e");
    }
}
