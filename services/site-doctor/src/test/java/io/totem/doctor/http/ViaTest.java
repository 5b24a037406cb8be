package io.totem.doctor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.name.NameStage;
import io.totem.doctor.port.PortStage;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.tls.OwnCertificate;
import io.totem.doctor.tls.TlsStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ViaTest {

    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String ON = "HTTP/1.1 301 Moved\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n";

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void who_is_asked_by_another_way_is_asked_for_the_site_itself_also_after_a_redirect() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread web = Thread.ofVirtual().start(() -> answer(server, ON, PAGE));
            Site site = new Site(
                    URI.create("http://site.test/"),
                    ConnectTo.parse("127.0.0.1:" + server.getLocalPort()),
                    TestSites.USUAL,
                    Optional.empty(),
                    Optional.empty());
            List<StageReport> reports = new Diagnosis(
                            List.of(new NameStage(), new PortStage(), new HttpStage()), Clock.systemUTC())
                    .of(site, _ -> {})
                    .reports();
            assertThat(reports).extracting(StageReport::outcome).containsOnly(Outcome.PASSED);
            web.join();
        }
        assertThat(heads).hasSize(2).allSatisfy(head -> assertThat(head.lines()).contains("Host: site.test"));
        assertThat(heads.getLast()).startsWith("GET /next ");
        assertThat(heads)
                .as("asked for a page, as a browser asks")
                .allMatch(head -> head.contains("\nAccept: text/html"));
    }

    @Test
    void over_tls_it_is_asked_by_the_name_of_the_site() throws Exception {
        SSLContext context = OwnCertificate.context(folder, "site.test", 1);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread web = Thread.ofVirtual().start(() -> answerSecurely(server, context));
            Site site = new Site(
                    URI.create("https://site.test/"),
                    ConnectTo.parse("127.0.0.1:" + server.getLocalPort()),
                    TestSites.expecting(Optional.empty(), 7, true),
                    Optional.empty(),
                    Optional.empty());
            assertThat(new Diagnosis(
                                    List.of(
                                            new NameStage(),
                                            new PortStage(),
                                            new TlsStage(Clock.systemUTC()),
                                            new HttpStage()),
                                    Clock.systemUTC())
                            .of(site, _ -> {})
                            .reports())
                    .extracting(StageReport::outcome)
                    .containsOnly(Outcome.PASSED);
            web.join();
        }
        assertThat(names).containsExactly("site.test", "site.test");
    }

    /** The port, then the handshake, then the page. */
    private void answerSecurely(ServerSocket server, SSLContext context) {
        try {
            server.accept().close();
            for (int visit = 0; visit < 2; visit++) {
                SSLSocket visitor = (SSLSocket) context.getSocketFactory().createSocket(server.accept(), null, true);
                visitor.setUseClientMode(false);
                visitor.startHandshake();
                ((ExtendedSSLSession) visitor.getSession())
                        .getRequestedServerNames()
                        .forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
                if (visitor.getInputStream().read() >= 0) {
                    visitor.getOutputStream().write(PAGE.getBytes(StandardCharsets.US_ASCII));
                }
                visitor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(ServerSocket server, String... answers) {
        try {
            // The first visitor only tries the port.
            server.accept().close();
            for (String answer : answers) {
                try (Socket visitor = server.accept()) {
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
                    StringBuilder head = new StringBuilder();
                    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                        head.append(line).append('\n');
                    }
                    heads.add(head.toString());
                    visitor.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
