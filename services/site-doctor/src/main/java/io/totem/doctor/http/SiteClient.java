package io.totem.doctor.http;

import io.totem.doctor.site.Site;
import io.totem.doctor.tls.AnyCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks one address once, and takes from the answer what fits: a site that is ill, or means ill, costs no more memory than
 * a good one.
 */
public final class SiteClient {

    /** As browsers ask: a site may answer programs otherwise, with 401 instead of its login page. */
    private static final String A_PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_LINE = 32 * 1024;
    private static final int MOST_OF_THE_PAGE = 1024 * 1024;
    private static final int CHUNK = 16 * 1024;

    private final Duration timeout;

    /** @param timeout how long an answer may take in all; half of it for the beginning of the page */
    public SiteClient(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * @param address where the request goes, whatever the name in the URL resolves to by now
     * @throws InterruptedIOException when no whole head of an answer came in time
     * @throws IOException when it was broken off, or is none
     */
    public OneAnswer get(URI url, InetSocketAddress address) throws IOException {
        return get(url, address, Optional.empty());
    }

    /** @param referrer what the web server is told, and writes down, of where the request comes from */
    OneAnswer get(URI url, InetSocketAddress address, Optional<String> referrer) throws IOException {
        long begin = System.nanoTime();
        try (CloseableHttpClient client = client()) {
            HttpGet request = new HttpGet(url);
            request.setHeader(HttpHeaders.ACCEPT, A_PAGE);
            referrer.ifPresent(from -> request.setHeader(HttpHeaders.REFERER, from));
            // A head that drips a byte at a time is never silent for long.
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(request::cancel);
            return client.execute(route(url, address), request, response -> {
                long firstByte = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                String page = page(response, begin + timeout.toNanos() / 2);
                // What is left of an endless page is not waited for.
                request.cancel();
                return new OneAnswer(response.getCode(), headers(response), page, firstByte);
            });
        } catch (IOException failed) {
            boolean late = System.nanoTime() - begin >= timeout.toNanos();
            throw late ? new InterruptedIOException("no whole head of an answer within " + timeout) : failed;
        }
    }

    /** The name stays the site's own, for TLS; the Host header comes from the request. */
    private static HttpHost route(URI url, InetSocketAddress address) {
        return new HttpHost(url.getScheme(), address.getAddress(), Site.host(url), address.getPort());
    }

    private CloseableHttpClient client() {
        Timeout most = Timeout.of(timeout);
        Http1Config bounds = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(bounds)
                                .build())
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(AnyCertificate.context(), NoopHostnameVerifier.INSTANCE))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(most)
                                .setSocketTimeout(most)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(most)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Totem-site-doctor")
                .build();
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    /** What came of it in time, also when the rest never does: the head has told the most. */
    private static String page(ClassicHttpResponse response, long deadlineNanos) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        byte[] some = new byte[CHUNK];
        InputStream stream = entity.getContent();
        int count = stream.read(some);
        while (count >= 0 && page.size() < MOST_OF_THE_PAGE && System.nanoTime() - deadlineNanos < 0) {
            page.write(some, 0, count);
            count = stream.read(some);
        }
        return page.toString(StandardCharsets.UTF_8);
    }
}
