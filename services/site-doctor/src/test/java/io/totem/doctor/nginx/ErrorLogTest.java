package io.totem.doctor.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLogTest {

    private static final String DENIED =
            "2026/11/21 12:00:05 [crit] 77#77: *3 connect() to unix:/run/php/php8.4-fpm.sock failed (13: Permission denied)"
                    + " while connecting to upstream, client: 127.0.0.1, server: site.test, request: \"GET / HTTP/1.1\","
                    + " upstream: \"fastcgi://unix:/run/php/php8.4-fpm.sock:\", host: \"site.test\"";

    @TempDir
    private Path folder;

    @Test
    void a_line_tells_its_time_its_number_of_the_system_and_what_was_asked() {
        ErrorLine line = ErrorLine.parse(DENIED, ZoneId.of("Asia/Seoul")).orElseThrow();
        assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T03:00:05Z"));
        assertThat(line.level()).isEqualTo("crit");
        assertThat(line.failed(13)).isTrue();
        assertThat(line.upstream()).hasValue("fastcgi://unix:/run/php/php8.4-fpm.sock:");
        assertThat(line.message()).startsWith("connect() to unix:");
    }

    @Test
    void a_pipe_in_the_place_of_the_log_is_not_waited_for() throws Exception {
        Path pipe = folder.resolve("error.log");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(new ErrorLogFile(pipe, ZoneOffset.UTC).since(Instant.EPOCH).readable())
                .isFalse();
    }

    @Test
    void lines_of_php_and_of_its_process_manager_are_read_too() {
        assertThat(ErrorLine.parse(
                        "[21-Nov-2026 16:33:51 UTC] PHP Fatal error:  Uncaught Error in /var/www/a.php:1",
                        ZoneOffset.MAX))
                .hasValueSatisfying(line -> {
                    assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T16:33:51Z"));
                    assertThat(line.level()).isEqualTo("crit");
                    assertThat(line.message()).startsWith("PHP Fatal error:  Uncaught");
                });
        assertThat(ErrorLine.parse(
                        "[21-Nov-2026 16:33:45] NOTICE: ready to handle connections", ZoneId.of("Asia/Seoul")))
                .hasValueSatisfying(line -> {
                    assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T07:33:45Z"));
                    assertThat(line.level()).isEqualTo("info");
                    assertThat(line.message()).isEqualTo("ready to handle connections");
                });
        assertThat(ErrorLine.parse("[21-Nov-2026 16:33:45 UTC] shop: no stock", ZoneOffset.UTC))
                .map(ErrorLine::message)
                .hasValue("shop: no stock");
        assertThat(ErrorLine.parse("[41-Nov-2026 16:33:45 Nowhere] x", ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void several_logs_are_read_as_one_in_the_order_of_time() throws Exception {
        ErrorLog web = _ -> ErrorLog.Lines.read("web", List.of(at(2), at(4)));
        ErrorLog php = _ -> ErrorLog.Lines.read("php", List.of(at(1), at(3)));
        ErrorLog none = _ -> ErrorLog.Lines.unreadable("none", new LocalizedText("없습니다.", "There is none."));
        assertThat(new ErrorLogs(List.of(web, php)).since(Instant.EPOCH)).satisfies(lines -> {
            assertThat(lines.name()).isEqualTo("web, php");
            assertThat(lines.lines()).extracting(ErrorLine::at).isSorted().hasSize(4);
            assertThat(lines.readable()).isTrue();
        });
        assertThat(new ErrorLogs(List.of(web, none)).since(Instant.EPOCH)).satisfies(lines -> {
            assertThat(lines.lines()).hasSize(2);
            assertThat(lines.trouble()).hasValue(new LocalizedText("없습니다.", "There is none."));
        });
    }

    private static ErrorLine at(int second) {
        return ErrorLine.parse(DENIED.replace("12:00:05", "12:00:0" + second), ZoneOffset.UTC)
                .orElseThrow();
    }

    @Test
    void only_what_came_since_the_walk_began_is_told() throws IOException {
        Path log = Files.writeString(
                folder.resolve("error.log"),
                DENIED.replace("12:00:05", "11:59:59") + "\nPHP message, second line\n" + DENIED + "\n");
        ErrorLog.Lines lines = new ErrorLogFile(log, ZoneOffset.UTC).since(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(lines.readable()).isTrue();
        assertThat(lines.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.failed(13)).isTrue());
    }

    @Test
    void what_visitors_of_another_site_of_the_same_server_met_is_not_held_against_this_one() throws Exception {
        String ours = DENIED.replace("127.0.0.1", "192.0.2.7").replace("*3", "*1");
        String others = ours.replace("host: \"site.test\"", "host: \"shop.test\"");
        String otherPort = ours.replace("host: \"site.test\"", "host: \"site.test:8443\"");
        String inside =
                DENIED.replace("host: \"site.test\"", "host: \"backend\"").replace("*3", "*2");
        String nobody = "2026/11/21 12:00:05 [alert] 77#77: 512 worker_connections are not enough";
        Path log = Files.writeString(
                folder.resolve("error.log"), String.join("\n", others, ours, otherPort, inside, nobody) + "\n");
        Site site = TestSites.of(URI.create("https://SITE.test/"), Optional.empty());
        Evidence evidence = new Evidence(site, Instant.parse("2026-11-21T12:00:00Z"), List.of());
        Facts facts = new ErrorLogStage(new ErrorLogFile(log, ZoneOffset.UTC)).check(evidence);
        assertThat(((ErrorLogFacts) facts).log().lines())
                .extracting(ErrorLine::line)
                .containsExactly(ours, inside, nobody);
    }

    @Test
    void of_a_huge_log_the_end_is_read() throws IOException {
        Path log = Files.writeString(folder.resolve("error.log"), "x".repeat(3_000_000) + "\n" + DENIED + "\n");
        assertThat(new ErrorLogFile(log, ZoneOffset.UTC).since(Instant.EPOCH).lines())
                .hasSize(1);
    }

    @Test
    void a_log_that_is_not_there_is_no_quiet_log() {
        ErrorLog.Lines lines = new ErrorLogFile(folder.resolve("none"), ZoneOffset.UTC).since(Instant.EPOCH);
        assertThat(lines.readable()).isFalse();
    }

    @Test
    void nginx_own_test_is_read_in_both_its_forms() {
        assertThat(NginxProgram.grave(Stream.of(
                        "nginx: [warn] conflicting server name",
                        "nginx: [emerg] unknown directive \"a\" in /etc/nginx/nginx.conf:4",
                        "2026/11/21 12:51:22 [emerg] 7#7: unknown directive \"b\" in /etc/nginx/nginx.conf:5",
                        "nginx: configuration file /etc/nginx/nginx.conf test failed")))
                .containsExactly(
                        "unknown directive \"a\" in /etc/nginx/nginx.conf:4",
                        "unknown directive \"b\" in /etc/nginx/nginx.conf:5");
    }

    @Test
    void no_line_however_broken_does_harm() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            char[] broken = DENIED.substring(0, random.nextInt(DENIED.length())).toCharArray();
            for (int j = 0; j < 5 && broken.length > 0; j++) {
                broken[random.nextInt(broken.length)] = (char) random.nextInt(0x3000);
            }
            ErrorLine.parse(new String(broken), ZoneOffset.UTC)
                    .ifPresent(line -> assertThat(line.level()).matches("\\w+"));
        }
    }
}
