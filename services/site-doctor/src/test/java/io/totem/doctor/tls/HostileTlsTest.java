package io.totem.doctor.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.sites.SiteSettings;
import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.name.NameStage;
import io.totem.doctor.port.PortStage;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.tls.TlsFacts.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a port says instead of a plain handshake costs bounded time and memory. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostileTlsTest {

    private static final int LONGEST_SUMMARY = 1_000;

    @TempDir
    private Path folder;

    @Test
    void of_a_certificate_with_very_many_names_a_few_are_said() throws Exception {
        TlsFacts facts = askWithNames("other.test", 1_000, TestSites.USUAL);
        assertThat(facts.trust()).isEqualTo(Trust.WRONG_NAME);
        assertThat(facts.own().orElseThrow().names()).hasSize(100);
        assertThat(facts.summary().en()).contains("n0.other.test", "…").hasSizeLessThan(LONGEST_SUMMARY);
    }

    @Test
    void a_certificate_that_is_too_large_for_anybody_is_said_to_be() throws Exception {
        assertThat(askWithNames("site.test", 5_000, TestSites.USUAL).trust()).isEqualTo(Trust.OVERSIZED);
    }

    @Test
    void an_own_signature_is_fine_where_it_is_meant_so_and_a_wrong_name_is_not() throws Exception {
        SiteSettings own = TestSites.expecting(Optional.empty(), 7, true);
        assertThat(askWithNames("site.test", 1, TestSites.USUAL).trust()).isEqualTo(Trust.SELF_SIGNED);
        assertThat(askWithNames("site.test", 1, own).trust()).isEqualTo(Trust.OWN);
        assertThat(askWithNames("other.test", 1, own).trust()).isEqualTo(Trust.WRONG_NAME);
    }

    /** The numbers of the alerts: RFC 8446 6. */
    @ParameterizedTest
    @CsvSource({"70, OLD_PROTOCOL", "112, NAME_REFUSED", "40, NO_HANDSHAKE"})
    void why_a_handshake_is_refused_is_told(int alert, Trust trust) throws Exception {
        try (ServerSocket refusing = listen()) {
            Thread.ofVirtual()
                    .start(() -> accept(refusing, visitor -> {
                        visitor.getInputStream().read(new byte[8_192]);
                        visitor.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) alert});
                        visitor.getInputStream().read();
                    }));
            assertThat(ask(refusing, TestSites.USUAL).trust()).isEqualTo(trust);
        }
    }

    @Test
    void a_handshake_that_drips_is_not_waited_for() throws Exception {
        try (ServerSocket dripping = listen()) {
            Thread.ofVirtual()
                    .start(() -> accept(dripping, visitor -> {
                        visitor.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                        while (true) {
                            visitor.getOutputStream().write(0);
                            TimeUnit.MILLISECONDS.sleep(50);
                        }
                    }));
            assertThat(ask(dripping, TestSites.USUAL).trust()).isEqualTo(Trust.NO_HANDSHAKE);
        }
    }

    private TlsFacts askWithNames(String domain, int count, SiteSettings expectation) throws Exception {
        SSLContext context = OwnCertificate.context(folder, domain, count);
        try (ServerSocket server = listen()) {
            Thread.ofVirtual()
                    .start(() -> accept(server, visitor -> {
                        SSLSocket secure =
                                (SSLSocket) context.getSocketFactory().createSocket(visitor, null, true);
                        secure.setUseClientMode(false);
                        secure.startHandshake();
                        secure.getInputStream().readAllBytes();
                    }));
            return ask(server, expectation);
        }
    }

    /** What a server does with each visitor. */
    @FunctionalInterface
    private interface Service {
        void serve(Socket visitor) throws IOException, InterruptedException;
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void accept(ServerSocket server, Service service) {
        while (!server.isClosed()) {
            try (Socket visitor = server.accept()) {
                service.serve(visitor);
            } catch (IOException visitorGone) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static TlsFacts ask(ServerSocket server, SiteSettings expectation) throws InterruptedException {
        Site site = new Site(
                URI.create("https://site.test/"),
                ConnectTo.parse("127.0.0.1:" + server.getLocalPort()),
                expectation,
                Optional.empty(),
                Optional.empty());
        return new Diagnosis(
                        List.of(new NameStage(), new PortStage(), new TlsStage(Clock.systemUTC())), Clock.systemUTC())
                .of(site, _ -> {})
                .find(TlsFacts.class)
                .orElseThrow();
    }
}
