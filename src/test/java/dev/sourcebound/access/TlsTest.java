package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.access.AccessSlice.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A server with a certificate, as `src/docs/access.md` sets it up.
@SpringBootTest(
        classes = AccessSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.ssl.bundle=server")
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Keys KEYS = Keys.made();
    private static final KeyStore MADE = made();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry registry) throws Exception {
        KEYS.set(registry);
        Path folder = Files.createTempDirectory("tls");
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", MADE.getCertificate("server").getEncoded()));
        Files.writeString(key, pem("PRIVATE KEY", MADE.getKey("server", PASSWORD).getEncoded()));
        String bundle = "spring.ssl.bundle.pem.server.";
        registry.add(bundle + "keystore.certificate", () -> "file:" + certificate);
        registry.add(bundle + "keystore.private-key", () -> "file:" + key);
        registry.add(bundle + "reload-on-update", () -> "true");
    }

    @Test
    void asksOverTlsAndTheBrowserIsToldToStayWithIt() throws Exception {
        HttpResponse<String> reply =
                ask("https://localhost:" + port, HttpClient.newBuilder().sslContext(trusting()));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }

    @Test
    void nothingIsSaidInTheClear() {
        assertThat(
                        catchIo(() ->
                                ask("http://localhost:" + port, HttpClient.newBuilder())
                                        .statusCode()))
                .isNotEqualTo(200);
    }

    private static HttpResponse<String> ask(String server, HttpClient.Builder client)
            throws IOException, InterruptedException {
        try (HttpClient asking = client.build()) {
            return asking.send(
                    HttpRequest.newBuilder(URI.create(server + "/v1/answers"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + KEYS.asking())
                            .POST(
                                    BodyPublishers.ofString(
                                            "{\"question\": \"When does it cross?\"}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private interface Asking {
        int status() throws IOException, InterruptedException;
    }

    /// Also where the server hangs up.
    private static int catchIo(Asking asking) {
        try {
            return asking.status();
        } catch (IOException | InterruptedException refused) {
            return -1;
        }
    }

    private static KeyStore made() {
        try {
            Path file = Files.createTempDirectory("made").resolve("server.p12");
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "server",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=localhost",
                                    "-ext",
                                    "san=dns:localhost",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    new String(PASSWORD),
                                    "-keystore",
                                    file.toString())
                            .inheritIO()
                            .start();
            assertThat(keytool.waitFor()).isZero();
            return KeyStore.getInstance(file.toFile(), PASSWORD);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", MADE.getCertificate("server"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
    }
}
