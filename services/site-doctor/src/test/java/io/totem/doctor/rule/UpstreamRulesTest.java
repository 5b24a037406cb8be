package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.PingFacts;
import io.totem.doctor.upstream.PingFacts.Answer;
import io.totem.doctor.upstream.Place;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.command.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamRulesTest {

    private static final String NGINX = "a".repeat(64);
    private static final String PHP = "b".repeat(64);

    @ParameterizedTest
    @CsvSource({"PONG, ''", "NOT_ASKED, ''", "NOT_REACHED, UPSTREAM_DEAD", "LATE, UPSTREAM_LATE", "ODD, PING_ODD"})
    void the_ping_of_the_web_server_names_what_is_behind_it(Answer answer, String code) {
        PingFacts ping = new PingFacts(URI.create("http://nginx:8081/ping/wordpress"), answer, 502);
        assertThat(new UpstreamPing()
                        .judge(new Scene()
                                .answered(502)
                                .with(StageName.UPSTREAM, ping)
                                .seen()))
                .map(Cause::code)
                .isEqualTo(Optional.of(code).filter(word -> !word.isEmpty()));
    }

    @Test
    void both_places_are_named_where_a_volume_is_not_shared() {
        assertThat(said(Optional.of(NGINX), Optional.of(PHP)))
                .contains("in its container aaaaaaaaaaaa,", "in another one, bbbbbbbbbbbb (php-fpm)");
        assertThat(said(Optional.of(NGINX), Optional.empty()))
                .contains("in its container aaaaaaaaaaaa,", "on the machine itself (php-fpm)");
        assertThat(said(Optional.empty(), Optional.of(PHP)))
                .contains("on the machine itself,", "in the container bbbbbbbbbbbb (php-fpm)");
        assertThat(said(Optional.empty(), Optional.empty())).contains("only php-fpm and its like see");
    }

    @Test
    void a_socket_that_is_elsewhere_is_not_missing() {
        Evidence scene = scene(Optional.of(NGINX), List.of(new Place("php-fpm", Optional.of(PHP))));
        assertThat(new SocketMissing().judge(scene)).isEmpty();
        assertThat(new SocketMissing().judge(scene(Optional.empty(), List.of())))
                .hasValueSatisfying(cause -> assertThat(cause.cure().commands())
                        .containsExactly(Command.of("systemctl", "restart", "--", "php8.4-fpm")));
    }

    @Test
    void what_is_in_a_container_is_not_restarted_by_systemd() {
        assertThat(new SocketMissing().judge(scene(Optional.of(NGINX), List.of())))
                .map(cause -> cause.cure().commands())
                .hasValue(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "unix:/run/php.sock, 2, SOCKET_MISSING",
        "unix:/run/php.sock, 13, SOCKET_PERMISSION_DENIED",
        "unix:/run/php.sock, 111, SOCKET_STALE",
        "unix:/run/php.sock, 11, WORKERS_BUSY",
        "172.18.0.5:9000, 111, UPSTREAM_REFUSED",
        "172.18.0.5:9000, 113, UPSTREAM_UNREACHED",
        "172.18.0.5:9000, 22, ''"
    })
    void where_nobody_could_look_nginx_own_number_counts(String upstream, int errno, String code) {
        assertThat(new UpstreamLogged()
                        .judge(new Scene()
                                .answered(502)
                                .logged(connecting(upstream, errno))
                                .seen()))
                .map(Cause::code)
                .isEqualTo(Optional.of(code).filter(word -> !word.isEmpty()));
    }

    @Test
    void what_two_rules_come_to_is_said_once_and_as_sure_as_the_surer() {
        Scene scene = new Scene()
                .answered(502)
                .logged(connecting("unix:/run/php/php8.4-fpm.sock", 11))
                .with(StageName.UPSTREAM, unix(UnixFacts.Answer.BUSY, Optional.empty(), List.of()));
        assertThat(Verdict.of(scene.seen()).causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.code()).isEqualTo("WORKERS_BUSY"));
    }

    @Test
    void what_was_looked_at_is_believed_more_than_its_number() {
        UnixFacts facts = unix(UnixFacts.Answer.NO_SOCKET, Optional.empty(), List.of());
        Scene scene = new Scene()
                .answered(502)
                .logged(connecting("unix:/run/php/php8.4-fpm.sock", 2))
                .with(StageName.UPSTREAM, facts);
        assertThat(new UpstreamLogged().judge(scene.seen())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'wordpress could not be resolved (3: Host not found), client: 127.0.0.1', UPSTREAM_NAME_UNKNOWN",
        "'no live upstreams while connecting to upstream, client: 127.0.0.1, upstream: \"http://app\"', UPSTREAM_DEAD",
        "'open() failed, request: \"GET /no live upstreams\"', ''"
    })
    void a_running_nginx_that_finds_nobody_says_so(String line, String code) {
        assertThat(new UpstreamGone()
                        .judge(new Scene().answered(502).logged(line).seen()))
                .map(Cause::code)
                .isEqualTo(Optional.of(code).filter(word -> !word.isEmpty()));
    }

    private static final String FORGOTTEN = "wordpress could not be resolved (3: Host not found)";

    private static final String NOBODY =
            "no live upstreams while connecting to upstream, client: 10.0.0.9, upstream: \"fastcgi://blog\"";
    private static final String UNREACHED = connecting("10.0.0.5:9000", 113);
    private static final String SLOW =
            "upstream timed out (110: Connection timed out) while reading response header from"
                    + " upstream, client: 10.0.0.9, upstream: \"fastcgi://10.0.0.5:9000\"";

    private static final String UNCONNECTED =
            "upstream timed out (110: Connection timed out) while connecting to upstream,"
                    + " client: 10.0.0.9, upstream: \"fastcgi://10.0.0.5:9000\"";

    @Test
    void a_name_that_is_unknown_now_outranks_a_failure_of_before() {
        for (List<String> lines : List.of(
                List.of(UNREACHED, FORGOTTEN),
                List.of(UNREACHED, FORGOTTEN, NOBODY),
                List.of(SLOW, FORGOTTEN, NOBODY),
                List.of(NOBODY, FORGOTTEN))) {
            assertThat(codes(List.of(), lines)).as("%s", lines).containsExactly("UPSTREAM_NAME_UNKNOWN");
        }
    }

    @Test
    void an_address_that_is_known_again_outranks_the_name_that_was_not() {
        assertThat(codes(List.of(), List.of(FORGOTTEN, UNREACHED))).containsExactly("UPSTREAM_UNREACHED");
        assertThat(codes(List.of(), List.of(FORGOTTEN, NOBODY, UNREACHED))).containsExactly("UPSTREAM_UNREACHED");
    }

    @Test
    void of_two_states_of_one_upstream_the_newer_counts() {
        assertThat(codes(List.of(), List.of(UNREACHED, SLOW))).containsExactly("UPSTREAM_SLOW");
        assertThat(codes(List.of(), List.of(SLOW, UNREACHED))).containsExactly("UPSTREAM_UNREACHED");
        assertThat(codes(List.of(), List.of(connecting("10.0.0.6:9000", 111), SLOW)))
                .as("two upstreams")
                .containsExactly("UPSTREAM_REFUSED", "UPSTREAM_SLOW");
    }

    /** nginx asks for the name every few seconds only: a walk is shorter. */
    @Test
    void why_nginx_knows_nobody_may_stand_before_the_walk() {
        assertThat(codes(List.of(UNREACHED, FORGOTTEN), List.of(NOBODY))).containsExactly("UPSTREAM_NAME_UNKNOWN");
        assertThat(codes(List.of(FORGOTTEN, UNREACHED), List.of(NOBODY))).containsExactly("UPSTREAM_DEAD");
        assertThat(codes(List.of(FORGOTTEN), List.of(UNREACHED, NOBODY)))
                .containsExactly("UPSTREAM_UNREACHED", "UPSTREAM_DEAD");
        assertThat(codes(List.of(FORGOTTEN), List.of())).as("mended since").isEmpty();
    }

    /** A request that began while the name was known ends long after it was forgotten. */
    @Test
    void who_timed_out_was_asked_before() {
        assertThat(codes(List.of(FORGOTTEN, SLOW), List.of(NOBODY))).containsExactly("UPSTREAM_NAME_UNKNOWN");
        assertThat(codes(List.of(FORGOTTEN, UNCONNECTED), List.of(NOBODY))).containsExactly("UPSTREAM_NAME_UNKNOWN");
        assertThat(codes(List.of(), List.of(FORGOTTEN, NOBODY, SLOW)).getFirst())
                .isEqualTo("UPSTREAM_NAME_UNKNOWN");
    }

    @Test
    void a_name_of_another_sites_upstream_explains_nothing_here() {
        Scene scene = new Scene()
                .behind("fastcgi://wordpress:9000")
                .answered(502)
                .logged(List.of("metrics could not be resolved (3: Host not found)"), List.of(NOBODY));
        assertThat(Verdict.of(scene.seen()).causes()).extracting(Cause::code).containsExactly("UPSTREAM_DEAD");
    }

    @Test
    void what_nginx_says_of_the_doctors_own_request_is_not_outranked_by_what_others_write() {
        ErrorLine ours = ErrorLine.parse("2026/11/21 12:00:01 [error] 7#7: *1 " + UNREACHED, ZoneOffset.UTC)
                .map(line -> new ErrorLine(
                        line.at(), line.level(), line.message(), line.errno(), line.upstream(), true, line.line()))
                .orElseThrow();
        ErrorLine forged = ErrorLine.parse("2026/11/21 12:00:02 [error] 7#7: " + FORGOTTEN, ZoneOffset.UTC)
                .orElseThrow();
        Scene scene = new Scene()
                .answered(502)
                .with(
                        StageName.ERROR_LOG,
                        new ErrorLogFacts(ErrorLog.Lines.read("error.log", List.of(ours, forged)), List.of()));
        assertThat(Verdict.of(scene.seen()).causes().getFirst().code()).isEqualTo("UPSTREAM_UNREACHED");
    }

    private static List<String> codes(List<String> before, List<String> lines) {
        Evidence seen = new Scene().answered(502).logged(before, lines).seen();
        return Verdict.of(seen).causes().stream().map(Cause::code).toList();
    }

    private static String connecting(String upstream, int errno) {
        return "connect() failed (" + errno + ": in words) while connecting to upstream, client: 127.0.0.1,"
                + " upstream: \"fastcgi://" + upstream + (upstream.startsWith("unix") ? ":" : "") + "\"";
    }

    private static String said(Optional<String> nginx, Optional<String> other) {
        return new VolumeNotShared()
                .judge(scene(nginx, List.of(new Place("php-fpm", other))))
                .orElseThrow()
                .sentence()
                .en();
    }

    private static Evidence scene(Optional<String> container, List<Place> elsewhere) {
        return new Scene()
                .answered(502)
                .with(StageName.UPSTREAM, unix(UnixFacts.Answer.NO_SOCKET, container, elsewhere))
                .seen();
    }

    private static UnixFacts unix(UnixFacts.Answer answer, Optional<String> container, List<Place> elsewhere) {
        return new UnixFacts(
                new Upstream.Unix(Path.of("/run/php/php8.4-fpm.sock"), true),
                List.of(),
                Optional.empty(),
                answer,
                List.of(),
                container,
                List.of(),
                elsewhere);
    }
}
