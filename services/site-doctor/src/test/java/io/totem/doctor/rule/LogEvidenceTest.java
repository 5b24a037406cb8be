package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.Container.State;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.PathStep;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.doctor.upstream.Worker;
import io.totem.platform.command.Command;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of every rule: what stands in a log, whoever wrote it, makes nothing certain and gives nobody a right. */
class LogEvidenceTest {

    private static final Set<String> WIDENING =
            Set.of("chmod", "chown", "chgrp", "setfacl", "usermod", "gpasswd", "adduser", "sed", "setcap", "install");

    private static final String TAIL =
            " while reading response header from upstream, client: 203.0.113.9, server: x, request: \"GET / HTTP/1.1\","
                    + " upstream: \"fastcgi://unix:/root/x;id.sock:\"";

    private static final List<String> CLAIMS = List.of(
            "connect() to unix:/root/x failed (13: Permission denied)" + TAIL,
            "connect() to unix:/root/x failed (2: No such file or directory)" + TAIL,
            "connect() to unix:/root/x failed (11: Resource temporarily unavailable)" + TAIL,
            "connect() to unix:/root/x failed (111: Connection refused)" + TAIL,
            "connect() failed (113: No route to host)" + TAIL.replace("unix:/root/x;id.sock:", "169.254.169.254:80"),
            "upstream timed out (110: Connection timed out)" + TAIL,
            "upstream sent too big header" + TAIL,
            "upstream prematurely closed connection" + TAIL,
            "recv() failed (104: Connection reset by peer)" + TAIL,
            "no live upstreams" + TAIL,
            "FastCGI sent in stderr: \"Primary script unknown\"" + TAIL,
            "FastCGI sent in stderr: \"PHP message: PHP Fatal error:  $(id) in /x:1\"" + TAIL,
            "FastCGI sent in stderr: \"SQLSTATE[HY000] [2002] Connection refused\"" + TAIL,
            "wordpress: a page could not be made, as MariaDB does not answer or refuses the password.",
            "pwrite() \"/x\" failed (28: No space left on device)",
            "db;id could not be resolved (3: Host not found), client: 127.0.0.1",
            "PHP Fatal error:  chmod -R 777 / in /a.php:1");

    /** Other evidence beside it, of root's and of the kernel's. */
    private static List<Supplier<Scene>> scenes() {
        Container database =
                new Container("db-1", Optional.of("mariadb"), State.EXITED, Health.UNKNOWN, Optional.of(0), false);
        return List.of(
                () -> new Scene().answered(502),
                () -> new Scene().answered(500).disk("/", 100L << 30, 0),
                () -> new Scene().answered(503).container(database),
                () -> new Scene().answered(502).failed("php8.4-fpm.service"),
                () -> new Scene().answered(502).killed("mariadbd"),
                () -> new Scene().answered(504).with(StageName.UPSTREAM, tcp(Connection.OPEN)),
                () -> new Scene().answered(502).with(StageName.UPSTREAM, tcp(Connection.SILENT)),
                () -> new Scene().answered(502).with(StageName.UPSTREAM, unix(Answer.TAKEN, 0140666, true)),
                () -> new Scene().answered(502).with(StageName.UPSTREAM, unix(Answer.NO_SOCKET, 040755, true)));
    }

    @Test
    void what_any_rule_is_certain_of_it_is_certain_of_without_the_log() {
        forEachClaim((scene, claim) -> {
            List<String> without = certain(scene.get().seen());
            assertThat(certain(scene.get().logged(claim).seen())).as(claim).isSubsetOf(without);
        });
    }

    @Test
    void what_a_log_says_never_yields_a_command_that_widens_a_right_nor_one_with_its_words() {
        forEachClaim((scene, claim) -> {
            List<Command> without = commands(scene.get().seen());
            List<Command> more =
                    new ArrayList<>(commands(scene.get().logged(claim).seen()));
            more.removeAll(without);
            assertThat(more).as(claim).allSatisfy(command -> {
                assertThat(WIDENING).doesNotContain(command.arguments().getFirst());
                assertThat(command.text()).doesNotContain("/root", "id", "169.254");
            });
        });
    }

    /** Not even nginx' own word about the doctor's own request: others may read that request's mark later. */
    @Test
    void words_of_the_log_are_for_those_who_may_read_logs() {
        forEachClaim((scene, claim) -> Stream.concat(Rules.ALL.stream(), Rules.CARE.stream())
                .flatMap(rule -> rule.judge(scene.get().logged(claim).seen()).stream())
                .forEach(cause -> {
                    assertThat(cause.sentence().open().en())
                            .doesNotContain("/root", "169.254", "$(id)", "777", "db;id");
                    assertThat(cause.cure().words().open().ko()).doesNotContain("/root", "169.254", "db;id");
                    assertThat(cause.because())
                            .allSatisfy(seen -> assertThat(seen.open().en()).doesNotContain("/root", "$(id)", "777"));
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0755|0|true|chmod o+x -- '/srv/x;id'",
                "0777|0|true|",
                "01777|0|true|",
                "0755|1000|true|",
                "0775|0|true|",
                "0755|0|false|"
            })
    void a_folder_is_only_opened_where_nobody_but_root_could_swap_it(
            String modeOfSrv, int ownerOfSrv, boolean here, String command) {
        PathStep srv = new PathStep(Path.of("/srv"), 040000 | Integer.parseInt(modeOfSrv, 8), ownerOfSrv, 0, "o", "g");
        PathStep closed = new PathStep(Path.of("/srv/x;id"), 040700, 1000, 1000, "x", "x");
        UnixFacts facts = facts(
                Answer.DENIED, List.of(top(), srv, closed), here ? Optional.empty() : Optional.of("c".repeat(64)));
        assertThat(new DirectoryNotSearchable()
                        .judge(new Scene()
                                .answered(502)
                                .with(StageName.UPSTREAM, facts)
                                .seen()))
                .map(cause ->
                        cause.cure().commands().stream().map(Command::text).toList())
                .hasValue(command == null ? List.of() : List.of(command));
    }

    @Test
    void a_socket_in_a_folder_of_the_services_own_is_made_anew_and_not_given_away() {
        PathStep run = new PathStep(Path.of("/run"), 040755, 0, 0, "root", "root");
        PathStep php = new PathStep(Path.of("/run/php"), 040755, 33, 33, "www-data", "www-data");
        PathStep socket = new PathStep(Path.of("/run/php/php8.4-fpm.sock"), 0140600, 0, 0, "root", "root");
        assertThat(commands(new Scene()
                        .answered(502)
                        .with(
                                StageName.UPSTREAM,
                                facts(Answer.TAKEN, List.of(top(), run, php, socket), Optional.empty()))
                        .seen()))
                .extracting(Command::text)
                .containsExactly("systemctl restart -- php8.4-fpm");
        PathStep roots = new PathStep(Path.of("/run/php"), 040755, 0, 0, "root", "root");
        assertThat(commands(new Scene()
                        .answered(502)
                        .with(
                                StageName.UPSTREAM,
                                facts(Answer.TAKEN, List.of(top(), run, roots, socket), Optional.empty()))
                        .seen()))
                .extracting(Command::text)
                .containsExactly("chgrp 33 -- /run/php/php8.4-fpm.sock", "chmod 0660 -- /run/php/php8.4-fpm.sock");
    }

    /** Visitors would be handed to whoever put it there. */
    @ParameterizedTest
    @CsvSource({"0755,true", "0777,false", "01777,false", "0775,false"})
    void nginx_is_pointed_to_another_socket_only_where_nobody_else_may_put_one(String mode, boolean pointed) {
        PathStep folder = new PathStep(Path.of("/run/php"), 040000 | Integer.parseInt(mode, 8), 33, 33, "w", "w");
        UnixFacts facts = new UnixFacts(
                new Upstream.Unix(Path.of("/run/php/old.sock"), true),
                List.of(top(), folder),
                Optional.empty(),
                Answer.NO_SOCKET,
                List.of(Path.of("/run/php/new.sock")),
                Optional.empty(),
                List.of(Path.of("/etc/nginx/sites-available/my site.conf")),
                List.of());
        assertThat(commands(new Scene()
                        .answered(502)
                        .with(StageName.UPSTREAM, facts)
                        .seen()))
                .extracting(Command::text)
                .isEqualTo(
                        pointed
                                ? List.of(
                                        "sed -i -e 's|unix:/run/php/old[.]sock|unix:/run/php/new.sock|' --"
                                                + " '/etc/nginx/sites-available/my site.conf'",
                                        "nginx -t",
                                        "systemctl reload nginx")
                                : List.of());
    }

    private interface Check {
        void of(Supplier<Scene> scene, String claim);
    }

    private static void forEachClaim(Check check) {
        scenes().forEach(scene -> CLAIMS.forEach(claim -> check.of(scene, claim)));
    }

    private static List<String> certain(Evidence evidence) {
        return causes(evidence)
                .filter(cause -> cause.confidence() == Confidence.CERTAIN)
                .map(cause -> cause.code() + cause.sentence().en())
                .toList();
    }

    private static List<Command> commands(Evidence evidence) {
        return causes(evidence)
                .flatMap(cause -> cause.cure().commands().stream())
                .toList();
    }

    private static Stream<Cause> causes(Evidence evidence) {
        return Stream.concat(Rules.ALL.stream(), Rules.CARE.stream()).flatMap(rule -> rule.judge(evidence).stream());
    }

    private static Facts tcp(Connection connection) {
        return new TcpFacts(new Upstream.Tcp("127.0.0.1", 9000, true), Optional.of(connection), false, List.of());
    }

    private static Facts unix(Answer answer, int mode, boolean here) {
        PathStep last = new PathStep(Path.of("/run/php.sock"), mode, 33, 33, "www-data", "www-data");
        return facts(answer, List.of(top(), last), here ? Optional.empty() : Optional.of("c".repeat(64)));
    }

    private static UnixFacts facts(Answer answer, List<PathStep> steps, Optional<String> container) {
        return new UnixFacts(
                new Upstream.Unix(Path.of("/run/php/php8.4-fpm.sock"), true),
                steps,
                Optional.of(new Worker(33, 33, Set.of(33))),
                answer,
                List.of(),
                container,
                List.of(),
                List.of());
    }

    private static PathStep top() {
        return new PathStep(Path.of("/"), 040755, 0, 0, "root", "root");
    }

    @Test
    void the_claims_are_read_as_lines() {
        assertThat(CLAIMS).allSatisfy(claim -> {
            ErrorLine line = ErrorLine.parse("2026/11/21 12:00:01 [error] 7#7: *1 " + claim, ZoneOffset.UTC)
                    .orElseThrow();
            assertThat(new ErrorLogFacts(ErrorLog.Lines.read("log", List.of(line)), List.of()).grave())
                    .hasSize(1);
        });
    }
}
