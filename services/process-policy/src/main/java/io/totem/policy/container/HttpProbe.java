package io.totem.policy.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Alive is what answers a GET with 200; the body of any other answer says why not.
 *
 * @param indirect whether another service answers for it: then no answer says nothing of it, nor does 424 (Failed Dependency,
 *     RFC 4918)
 */
record HttpProbe(String service, boolean indirect, URL url) implements LivenessProbe {

    private static final int TIMEOUT = (int) Duration.ofSeconds(3).toMillis();
    private static final int LONGEST_REASON = 300;
    private static final int FAILED_DEPENDENCY = 424;

    /** @throws IllegalArgumentException when it is no address of HTTP */
    static HttpProbe of(String service, boolean indirect, URI address) {
        try {
            return new HttpProbe(service, indirect, address.toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(address.toString(), e);
        }
    }

    @Override
    public Optional<Liveness> ask() {
        try {
            return answer();
        } catch (IOException e) {
            return indirect ? Optional.empty() : Optional.of(Liveness.not(url.getHost() + ": " + e.getMessage()));
        }
    }

    private Optional<Liveness> answer() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        connection.setInstanceFollowRedirects(false);
        try {
            int status = connection.getResponseCode();
            return switch (status) {
                case HttpURLConnection.HTTP_OK -> Optional.of(Liveness.ALIVE);
                case FAILED_DEPENDENCY -> Optional.empty();
                default -> Optional.of(Liveness.not("status " + status + reason(connection)));
            };
        } finally {
            connection.disconnect();
        }
    }

    private static String reason(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            String text =
                    body == null ? "" : new String(body.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : ": " + text;
        }
    }
}
