package io.totem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One byte now and then: each comes in time, all of them never do. The limit is two seconds here. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@TestProfile(SlowBodyTest.TwoSeconds.class)
class SlowBodyTest {

    public static final class TwoSeconds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("totem.http.body-time", "2s");
        }
    }

    private static final int MOST_DRIPS = 100;

    @TestHTTPResource("/api/probe")
    URI probe;

    @Test
    void a_body_that_drips_is_ended_with_408_and_no_trace() throws IOException {
        Map<String, String> types = Map.of("/wish", "application/json", "/form", "application/x-www-form-urlencoded");
        for (String path : types.keySet()) {
            try (LogLines log = new LogLines("")) {
                assertThat(drip(path, types.get(path), InternalTokens.viewer()))
                        .startsWith("HTTP/1.1 408 ")
                        .contains("\"errorCode\":\"REQUEST_TIMEOUT\"");
                assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
            }
        }
    }

    @Test
    void a_body_that_drips_holds_no_connection_though_nobody_reads_it() throws IOException {
        assertThat(drip("/wish", "application/json", "nobody")).startsWith("HTTP/1.1 401 ");
    }

    /** The wait for an answer paces the drips. */
    private String drip(String path, String type, String token) throws IOException {
        try (Socket socket = new Socket(probe.getHost(), probe.getPort())) {
            socket.setSoTimeout(200);
            socket.getOutputStream()
                    .write(("POST " + probe.getPath() + path + " HTTP/1.1\r\nHost: probe\r\nContent-Type: " + type
                                    + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[8192];
            for (int drips = 0; drips < MOST_DRIPS; drips++) {
                try {
                    int read = in.read(answer);
                    return read < 0 ? "closed" : new String(answer, 0, read, StandardCharsets.UTF_8);
                } catch (SocketTimeoutException nothingYet) {
                    socket.getOutputStream().write('a');
                }
            }
            return "held";
        }
    }
}
