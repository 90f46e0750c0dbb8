package dev.sourcebound.retrieval;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The connections to the nodes of a cluster. A node that is not there is passed over for the next
/// one. Blocking; thread-safe.
final class OpenSearchClients implements Closeable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient searching;
    private final OpenSearchGenericClient building;

    OpenSearchClients(OpenSearchSettings settings) {
        this.transport = transport(settings);
        this.searching = client(settings.searchTimeout());
        this.building = client(settings.buildTimeout());
    }

    /// How long a node may take.
    enum Patience {
        /// Somebody waits for a reply.
        SEARCHING,
        /// What is asked for moves whole indices.
        BUILDING
    }

    /// Something to be done.
    ///
    /// @param query of its address
    /// @param body an object of JSON, lines of JSON, or null for none
    record Call(String method, String path, Map<String, String> query, @Nullable Object body) {

        Call(String method, String path) {
            this(method, path, Map.of(), null);
        }

        Call(String method, String path, @Nullable Object body) {
            this(method, path, Map.of(), body);
        }

        private @Nullable Body content() {
            return switch (body) {
                case null -> null;
                case List<?> lines -> {
                    StringBuilder text = new StringBuilder();
                    lines.forEach(line -> text.append(JSON.writeValueAsString(line)).append('\n'));
                    yield Body.from(
                            text.toString().getBytes(StandardCharsets.UTF_8),
                            "application/x-ndjson");
                }
                case Object object -> Body.from(JSON.writeValueAsBytes(object), "application/json");
            };
        }
    }

    /// Has something done, once.
    ///
    /// @throws IOException where no node answers
    Response execute(Patience patience, Call call) throws IOException {
        OpenSearchGenericClient client =
                switch (patience) {
                    case SEARCHING -> searching;
                    case BUILDING -> building;
                };
        try {
            return client.execute(
                    Requests.create(
                            call.method(), call.path(), List.of(), call.query(), call.content()));
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("nobody waits for this any more");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.INTERNAL, "closing the connections of the index failed", e);
        }
    }

    private OpenSearchGenericClient client(Duration patience) {
        ApacheHttpClient5Options options =
                ApacheHttpClient5Options.DEFAULT.toBuilder()
                        .setRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(timeout(patience))
                                        .setResponseTimeout(timeout(patience))
                                        .build())
                        .build();
        return new OpenSearchGenericClient(transport).withTransportOptions(options);
    }

    private static OpenSearchTransport transport(OpenSearchSettings settings) {
        HttpHost[] nodes =
                settings.urls().stream()
                        .map(url -> new HttpHost(url.getScheme(), url.getHost(), url.getPort()))
                        .toArray(HttpHost[]::new);
        String username = settings.username();
        String password = settings.password();
        return ApacheHttpClient5TransportBuilder.builder(nodes)
                .setConnectionConfigCallback(connection ->
                        connection.setConnectTimeout(timeout(settings.connectTimeout())))
                .setHttpClientConfigCallback(http -> {
                    if (username != null && password != null) {
                        BasicCredentialsProvider known = new BasicCredentialsProvider();
                        known.setCredentials(
                                new AuthScope(null, -1),
                                new UsernamePasswordCredentials(username, password.toCharArray()));
                        http.setDefaultCredentialsProvider(known);
                    }
                    return http;
                })
                .build();
    }

    private static Timeout timeout(Duration length) {
        return Timeout.ofMilliseconds(length.toMillis());
    }
}
