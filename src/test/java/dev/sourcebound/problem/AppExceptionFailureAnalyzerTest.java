package dev.sourcebound.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class AppExceptionFailureAnalyzerTest {

    @Configuration(proxyBeanMethods = false)
    static class Broken {

        @Bean
        String corpus() {
            throw new AppException(ErrorCode.CORPUS_INVALID, "docs/a.txt is not UTF-8 at byte 2.");
        }
    }

    @Test
    void aStartThatFailsSaysWhatAndHowToMendItWithoutAStackTrace(CapturedOutput output) {
        assertThatThrownBy(() ->
                new SpringApplicationBuilder(Broken.class).web(WebApplicationType.NONE).run());

        assertThat(output)
                .contains("Description:", "docs/a.txt is not UTF-8 at byte 2.")
                .contains("Action:", "Mend what is named above, then start again (corpus_invalid).")
                .doesNotContain("\tat ");
    }
}
