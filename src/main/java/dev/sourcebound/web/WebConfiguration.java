package dev.sourcebound.web;

import dev.sourcebound.collection.OncePerServer;
import dev.sourcebound.corpus.Corpus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

@OncePerServer
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /// No request of ours nests deeper than a turn in a history, but a client of another API may
    /// send the schemas of its tools along; no number in one is longer than this.
    private static final StreamReadConstraints NARROW =
            StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(32)
                    .maxNameLength(1_000)
                    .build();

    @Bean
    Problems problems(WebSettings settings) {
        return new Problems(settings);
    }

    @Bean
    ProblemHandler problemHandler(
            Problems problems, ObjectProvider<ProblemForm> forms, JsonMapper json) {
        return new ProblemHandler(problems, forms.stream().toList(), json);
    }

    @Bean
    EventStream eventStream(WebSettings settings, Problems problems) {
        return new EventStream(settings.keepAlive(), problems);
    }

    /// Whether there is anything to answer from. The server is ready without: documents may be put
    /// in through it.
    @Bean
    HealthIndicator sourcesHealth(Corpus corpus) {
        return () ->
                corpus.sources().isEmpty()
                        ? Health.status("NO_SOURCES").build()
                        : Health.up().build();
    }

    @Bean
    ResponseHeaders responseHeaders() {
        return new ResponseHeaders();
    }

    @Bean
    RequestTimeLimit requestTimeLimit(WebSettings settings, BatchSettings batches) {
        return new RequestTimeLimit(settings.readTimeout(), batches.stallTimeout());
    }

    @Bean
    Connections connections(WebSettings settings) {
        return new Connections(settings.connections(), settings.readTimeout());
    }

    @Bean
    WebFluxConfigurer strictRequests(WebSettings settings, JsonMapper json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                JacksonJsonDecoder decoder = new JacksonJsonDecoder(json);
                // Strict for our own requests only: what others send us may have fields we ignore.
                decoder.registerMappersForType(
                        JsonRequest.class,
                        mappers -> mappers.put(MediaType.APPLICATION_JSON, strictMapper()));
                codecs.defaultCodecs().jacksonJsonDecoder(decoder);
                codecs.defaultCodecs()
                        .maxInMemorySize(Math.toIntExact(settings.maxRequestSize().toBytes()));
            }
        };
    }

    /// Takes no value for another type's and no field that it does not know.
    static JsonMapper strictMapper() {
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(NARROW).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config ->
                                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
