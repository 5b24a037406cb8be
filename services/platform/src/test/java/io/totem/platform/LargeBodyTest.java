package io.totem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Bodies of more than 2 MB, sent as a client does that looks at the answer only when it has sent everything. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class LargeBodyTest {

    private static final int MEGABYTE = 1 << 20;

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @TestHTTPResource("/api/probe")
    URI probe;

    @Test
    void a_body_that_says_it_is_too_large_is_413_with_a_problem() throws IOException {
        try (LogLines log = new LogLines("io.totem")) {
            String answer = send("/file", 100, "Content-Length: " + 100 * MEGABYTE);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "\"errorCode\":\"TOO_LARGE\"", "2 MB");
            assertThat(log.all()).isEmpty();
        }
    }

    @Test
    void a_chunked_body_that_grows_too_large_is_413_with_a_problem_and_no_error_in_the_log() throws IOException {
        for (String path : new String[] {"/file", "/wish"}) {
            try (LogLines log = new LogLines("")) {
                String answer = send(path, 100, "Transfer-Encoding: chunked");
                assertThat(answer)
                        .startsWith("HTTP/1.1 413 ")
                        .contains("application/problem+json", "\"errorCode\":\"TOO_LARGE\"", "2 MB");
                assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
            }
        }
    }

    private String send(String path, int megabytes, String length) throws IOException {
        try (Socket socket = new Socket(probe.getHost(), probe.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(("POST " + probe.getPath() + path + " HTTP/1.1\r\nHost: probe\r\n"
                            + "Content-Type: application/json\r\nAuthorization: Bearer " + InternalTokens.viewer()
                            + "\r\n" + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            boolean chunked = length.contains("chunked");
            byte[] spaces = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                out.write(chunked ? "100000\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
                out.write(spaces);
                out.write(chunked ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
            }
            out.write(chunked ? "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
            out.flush();
            return answer(socket.getInputStream());
        }
    }

    /** Head and body; the connection stays open. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? head + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : head.toString();
    }
}
