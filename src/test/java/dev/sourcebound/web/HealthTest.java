package dev.sourcebound.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class HealthTest {

    @Autowired private WebTestClient client;
    @Autowired private ApplicationContext context;

    @AfterEach
    void accept() {
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void readinessFollowsTheApplication() {
        status("/actuator/health/readiness", 200, "UP");
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        status("/actuator/health/readiness", 503, "OUT_OF_SERVICE");
        status("/actuator/health/liveness", 200, "UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "env/sourcebound.slack.bot-token",
                "configprops",
                "configprops/sourcebound.slack",
                "heapdump",
                "threaddump",
                "beans",
                "mappings",
                "conditions",
                "metrics",
                "info",
                "loggers",
                "logfile",
                "shutdown"
            })
    void nothingElseIsShown(String endpoint) {
        client.get().uri("/actuator/" + endpoint).exchange().expectStatus().isNotFound();
    }

    private void status(String path, int status, String told) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(told);
    }
}
