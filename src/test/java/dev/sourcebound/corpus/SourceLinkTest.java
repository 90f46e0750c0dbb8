package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLinkTest {

    @Test
    void namesTheSourceAndTheStretchInIt() {
        assertThat(SourceLink.ROOT.to("handbook-2.1_a")).isEqualTo("/sources/handbook-2.1_a");
        assertThat(SourceLink.ROOT.to("handbook", new Span(3, 12)))
                .isEqualTo("/sources/handbook#3-12");
    }

    @Test
    void writesLettersOfAnyLanguageAsAPathHasThem() {
        assertThat(SourceLink.ROOT.to("mühle-七")).isEqualTo("/sources/m%C3%BChle-%E4%B8%83");
        assertThat(SourceLink.ROOT.to("a b/c?d#e")).isEqualTo("/sources/a%20b%2Fc%3Fd%23e");
    }
}
