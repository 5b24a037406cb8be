package io.totem.logs.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.logs.Level;
import io.totem.api.logs.LogLine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zoneless times are the host's, here Seoul's (UTC+9); now is 21 November 2026. */
@Timeout(30)
class LineParserTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final LineParser PARSER =
            new LineParser(Clock.fixed(NOW, ZoneId.of("UTC")), ZoneId.of("Asia/Seoul"));

    private static LogLine parse(String raw) {
        return PARSER.parse(() -> "here", raw, false, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        2026-11-20T23:02:51.123456+09:00 web-1 sshd[812]: error: kex_exchange | 2026-11-20T14:02:51.123456Z | ERROR | sshd
        2026-11-20T23:02:51Z web-1 CRON[99]: (root) CMD (true)                | 2026-11-20T23:02:51Z        |       | CRON
        Nov 20 23:02:51 web-1 kernel: [ 1.5] usb 1-1: new device              | 2026-11-20T14:02:51Z        |       | kernel
        Nov  2 03:02:51 web-1 systemd[1]: Started nginx.service - A server.   | 2026-11-01T18:02:51Z        |       | systemd
        <11>Nov 20 23:02:51 web-1 app: it broke                               | 2026-11-20T14:02:51Z        | ERROR | app
        2026/11/20 23:02:51 [error] 12#12: *1 open() "/x" failed              | 2026-11-20T14:02:51Z        | ERROR |
        2026/11/20 23:02:51 [warn] 12#12: conflicting server name             | 2026-11-20T14:02:51Z        | WARN  |
        10.0.0.9 - - [20/Nov/2026:23:02:51 +0000] "GET / HTTP/1.1" 200 5 "-"  | 2026-11-20T23:02:51Z        | INFO  |
        10.0.0.9 - bo [20/Nov/2026:23:02:51 +0000] "GET /a HTTP/1.1" 404 5    | 2026-11-20T23:02:51Z        | WARN  |
        ::1 - - [20/Nov/2026:23:02:51 +0900] "POST /\\" 200 x" 502 5 "-" "c"  | 2026-11-20T14:02:51Z        | ERROR |
        blog:80 10.0.0.9 - - [20/Nov/2026:23:02:51 +0000] "-" 400 0 "-" "-"   | 2026-11-20T23:02:51Z        | WARN  |
        [Fri Nov 20 23:02:51.123456 2026] [core:error] [pid 1:tid 2] AH00126  | 2026-11-20T14:02:51.123456Z | ERROR | core
        [Fri Nov 20 23:02:51 2026] [notice] caught SIGTERM                    | 2026-11-20T14:02:51Z        | INFO  |
        [20-Nov-2026 23:02:51] WARNING: [pool www] child 9 exited on signal   | 2026-11-20T14:02:51Z        | WARN  |
        [20-Nov-2026 23:02:51 UTC] PHP Fatal error:  Uncaught Error in /a.php | 2026-11-20T23:02:51Z        | ERROR |
        2026-11-20 23:02:51 0 [Warning] InnoDB: page 3 is old                 | 2026-11-20T14:02:51Z        | WARN  |
        2026-11-20 23:02:51 12 [Note] mariadbd: ready for connections.        | 2026-11-20T14:02:51Z        | INFO  |
        2026-11-20 23:02:51,120 INFO  [io.quarkus] (main) started in 0.6 s    | 2026-11-20T14:02:51.120Z    | INFO  | io.quarkus
        2026-11-20 23:02:51.120 UTC [77] FATAL:  role "x" does not exist      | 2026-11-20T23:02:51.120Z    | ERROR |
        2026-11-20 23:06:01 status installed dbus:amd64 1.14.10-1             | 2026-11-20T14:06:01Z        |       |
        1:M 20 Nov 2026 23:02:51.123 # Out of memory                          | 2026-11-20T14:02:51.123Z    | WARN  |
        {"level":50,"time":1795215771000,"name":"api","msg":"boom"}           | 2026-11-20T23:02:51Z        | ERROR | api
        {"timestamp":"2026-11-20T23:02:51Z","severity":"WARNING","logger":"a"}| 2026-11-20T23:02:51Z        | WARN  | a
        {"t":{"$date":"2026-11-20T23:02:51.000+00:00"},"s":"E","c":"STORAGE"} | 2026-11-20T23:02:51Z        | ERROR | STORAGE
        """)
    void the_common_formats_give_time_level_and_origin(String raw, Instant at, Level level, String origin) {
        LogLine line = parse(raw);
        assertThat(line.at()).contains(at);
        assertThat(line.level()).isEqualTo(Optional.ofNullable(level));
        assertThat(line.origin()).isEqualTo(Optional.ofNullable(origin));
        assertThat(line.text()).isEqualTo(raw);
    }

    /** Taken from the running containers of the stack. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        192.168.176.1 - [2026-11-21T09:40:25+00:00] "GET https://localhost/api/processes HTTP/2.0" 401 188 0.010s "curl/7.88.1" -        | 2026-11-21T09:40:25Z | WARN
        192.168.176.1 - [2026-11-21T09:38:48+00:00] "GET https://localhost/health/ftp HTTP/2.0" 200 15 0.078s "curl/7.88.1" 192.168.224.5:8080 | 2026-11-21T09:38:48Z | INFO
        192.168.176.1 - [2026-11-21T09:40:25+00:00] refused: scanner "GET /.env HTTP/2.0" 404                                            | 2026-11-21T09:40:25Z | WARN
        192.168.176.1 - [2026-11-21T09:40:25+00:00] refused: host "evil.example" is not in HOSTS (.env): add it there if it is this server, then make up | 2026-11-21T09:40:25Z | WARN
        2026/11/21 10:01:50 [error] 54#54: *100 client intended to send too large body: 3145728 bytes, client: 172.26.0.1, server: localhost | 2026-11-21T01:01:50Z | ERROR
        [21-Nov-2026 10:03:21] NOTICE: ready to handle connections                                                                       | 2026-11-21T01:03:21Z | INFO
        [21-Nov-2026 10:03:24 UTC] PHP Warning:  Undefined variable $undefined in /f/a.php on line 2                                     | 2026-11-21T10:03:24Z | WARN
        [21-Nov-2026 10:03:27 UTC] PHP Fatal error:  Uncaught Error: Call to undefined function no_such_function() in /f/a.php:4         | 2026-11-21T10:03:27Z | ERROR
        [21-Nov-2026 10:03:27 UTC] PHP Deprecated:  old in /f/a.php on line 5                                                            | 2026-11-21T10:03:27Z | WARN
        [21-Nov-2026 10:03:27 UTC] PHP Notice:  noted in /f/a.php on line 5                                                              | 2026-11-21T10:03:27Z | INFO
        [21-Nov-2026 10:03:26] WARNING: [pool blog] child 10, script '/f/a.php' (request: "GET /a.php?slow") executing too slow (1.224066 sec), logging | 2026-11-21T01:03:26Z | WARN
        [21-Nov-2026 10:03:26]  [pool blog] pid 10                                                                                       | 2026-11-21T01:03:26Z | WARN
        2026/11/21 09:38:17 [notice] 7#7: start worker processes                                                                         | 2026-11-21T00:38:17Z | INFO
        Sat Nov 21 09:40:18 2026 [pid 132] CONNECT: Client "192.168.176.1"                                                               | 2026-11-21T00:40:18Z | INFO
        Sat Nov 21 09:40:24 2026 [pid 181] CONNECT: Client "192.168.176.1", "Connection refused: too many sessions for this address."    | 2026-11-21T00:40:24Z | WARN
        Sat Nov 21 09:40:20 2026 [pid 131] [totem] FAIL LOGIN: Client "192.168.176.1"                                                    | 2026-11-21T00:40:20Z | WARN
        Sat Nov 21 09:40:23 2026 [pid 154] [totem] OK UPLOAD: Client "192.168.176.1", "/drop/logs/hello.log", 6 bytes, 1.62Kbyte/sec     | 2026-11-21T00:40:23Z | INFO
        Sat Nov 21 09:40:23 2026 [pid 149] [totem] FAIL UPLOAD: Client "192.168.176.1", "/no.txt", 0.00Kbyte/sec                         | 2026-11-21T00:40:23Z | WARN
        2026-11-21  9:37:54 0 [Note] mariadbd: ready for connections.                                                                    | 2026-11-21T00:37:54Z | INFO
        2026-11-21  9:40:10 42 [Warning] Access denied for user 'root'@'localhost'                                                       | 2026-11-21T00:40:10Z | WARN
        """)
    void the_stacks_own_containers_give_time_and_level(String raw, Instant at, Level level) {
        LogLine line = parse(raw);
        assertThat(line.at()).contains(at);
        assertThat(line.level()).contains(level);
        assertThat(line.text()).isEqualTo(raw);
    }

    @Test
    void a_client_cannot_make_an_upload_look_like_a_refusal_or_a_request_like_another_status() {
        assertThat(parse(
                                "Sat Nov 21 09:40:23 2026 [pid 1] [totem] OK UPLOAD: Client \"10.0.0.9\", \"/FAIL LOGIN: ERROR\", 6 bytes")
                        .level())
                .contains(Level.INFO);
        assertThat(parse(
                                "10.0.0.9 - [2026-11-21T09:40:25+00:00] \"GET https://a/refused: x HTTP/1.1\" 200 1 0.0s \"\\x22 500 \" -")
                        .level())
                .contains(Level.INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no errors were found",
                "Feb 31 10:00:00 host x: y",
                "2026-13-45 99:99:99 x",
                "{",
                "{\"a\":"
            })
    void what_is_not_known_is_absent(String raw) {
        assertThat(parse(raw).at()).isEmpty();
        assertThat(parse(raw).level()).isEmpty();
        assertThat(parse(raw).origin()).isEmpty();
    }

    @Test
    void a_date_without_a_year_is_never_in_the_future() {
        assertThat(parse("Dec 31 23:59:59 web-1 a: b").at()).contains(Instant.parse("2025-12-31T14:59:59Z"));
    }

    @Test
    void a_level_shouted_or_marked_in_the_text_counts() {
        assertThat(parse("ERROR could not bind").level()).contains(Level.ERROR);
        assertThat(parse("level=warning msg=x").level()).contains(Level.WARN);
        assertThat(parse("[debug] x").level()).contains(Level.DEBUG);
        assertThat(parse("we log an error sometimes").level()).isEmpty();
    }

    @Test
    void the_first_words_of_a_rest_say_nothing_of_it() {
        LogLine rest =
                PARSER.rest(() -> "here", "2026/11/20 23:02:51 [error] x: password=hunter2", Optional.of("nginx"));
        assertThat(rest.text()).startsWith("… 2026/11/20").doesNotContain("hunter2");
        assertThat(rest.at()).isEmpty();
        assertThat(rest.level()).isEmpty();
        assertThat(rest.origin()).contains("nginx");
        assertThat(rest.cut()).isTrue();
    }

    @Test
    void secrets_are_masked() {
        assertThat(parse("login with password=hunter2 failed").text()).doesNotContain("hunter2");
    }

    @Test
    void an_origin_of_the_folder_stands_in_when_the_line_names_none() {
        LogLine line = PARSER.parse(() -> "here", "2026/11/20 23:02:51 [error] x", false, Optional.of("nginx"));
        assertThat(line.origin()).contains("nginx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "[",
                "a ",
                "1",
                "1.",
                "\"",
                "{",
                "{\"a\":",
                "<1",
                "Nov ",
                "a:",
                "error ",
                "2026-11-20T23:02:51 a ",
                "1.1.1.1 - [2026-11-21T09:40:25+00:00] \"",
                "Sat Nov 21 09:40:23 2026 [pid 1] ["
            })
    void a_hostile_line_costs_no_more_than_its_length(String unit) {
        String hostile = unit.repeat(16 * 1024 / unit.length());
        assertThat(parse(hostile).cut()).isFalse();
    }
}
