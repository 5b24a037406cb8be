package io.totem.policy.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Alive is what answers a GET with 200; the body of any other answer says why not. */
record HttpProbe(String service, URL url) implements LivenessProbe {

    private static final int TIMEOUT = (int) Duration.ofSeconds(3).toMillis();
    private static final int LONGEST_REASON = 300;

    /** @param setting {@code SERVICE=URL} */
    static HttpProbe parse(String setting) {
        int sign = setting.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("totem.policy.container.probes: not SERVICE=URL: " + setting);
        }
        try {
            return new HttpProbe(
                    setting.substring(0, sign).strip(),
                    URI.create(setting.substring(sign + 1).strip()).toURL());
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("totem.policy.container.probes: not SERVICE=URL: " + setting, e);
        }
    }

    @Override
    public void ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        connection.setInstanceFollowRedirects(false);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + status + reason(connection));
            }
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
