package io.totem.policy.warning;

import static io.totem.policy.testing.HostTree.APP;
import static io.totem.policy.testing.HostTree.DEV;
import static io.totem.policy.testing.HostTree.JUN;
import static io.totem.policy.testing.HostTree.MINA;
import static io.totem.policy.testing.HostTree.NIXBLD;
import static io.totem.policy.testing.HostTree.STAFF;
import static io.totem.policy.testing.HostTree.WWW_DATA;
import static io.totem.policy.testing.SampleBuilder.program;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.AccessReader;
import io.totem.policy.access.ProcessAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.HostTree;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.LibC;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may replace what runs: real files with real owners, each kind with its harmless neighbour. */
class AccessWarningsTest {

    private static final String CONTAINER = "c".repeat(64);
    private static final String SESSION = "/user.slice/user-1001.slice/session-3.scope";
    private static final String SERVICE = "/system.slice/some.service";

    @TempDir
    private Path folder;

    private HostTree host;

    @BeforeEach
    void a_host() {
        host = HostTree.in(folder);
    }

    @Test
    void what_only_root_can_replace_is_quiet_in_opt_as_in_usr() {
        host.file("/opt/tool/bin/x", 0755, 0, 0).file("/usr/bin/x", 0755, 0, 0);
        assertThat(codes(daemon("/opt/tool/bin/x", 0))).isEmpty();
        assertThat(codes(daemon("/usr/bin/x", 0))).isEmpty();
        assertThat(codes(daemon("/usr/bin/x", WWW_DATA))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/open", "/usr/lib/open", "/usr/open/a"})
    void a_folder_that_is_open_to_everybody_is_danger_wherever_it_is(String open) {
        host.folder(open, 0777, 0, 0).file(open + "/x", 0755, 0, 0);
        Warning replaceable = one(WarningCode.REPLACEABLE_BY, daemon(open + "/x", 0));
        assertThat(replaceable.severity()).isEqualTo(Severity.DANGER);
        assertThat(replaceable.argument()).contains("everybody");
        assertThat(replaceable.why().en()).contains(open + " is open to everybody");
        Warning place = one(WarningCode.SUSPICIOUS_PATH, daemon(open + "/x", 0));
        assertThat(place.severity()).isEqualTo(Severity.DANGER);
        assertThat(place.title().en()).contains("under " + open);
    }

    @Test
    void the_command_that_closes_an_open_folder_does() throws Exception {
        host.folder("/opt/open", 0777, 0, 0).file("/opt/open/x", 0755, 0, 0);
        String told =
                one(WarningCode.REPLACEABLE_BY, daemon("/opt/open/x", 0)).todo().en();
        assertThat(told).endsWith("chmod o-w -- /opt/open");
        assertThat(run("chmod", "o-w", "--", host.at("/opt/open").toString())).isZero();
        assertThat(codes(daemon("/opt/open/x", 0))).isEmpty();
    }

    /** {@code chmod o-w -- /var/tmp} would break what all others do there. */
    @ParameterizedTest
    @CsvSource({"/var/tmp,1777", "/srv/drop,1777", "/etc,777", "/var/spool/cron,777", "/run/lock,777"})
    void no_command_takes_rights_from_a_folder_that_others_need(String shared, String mode) {
        host.folder(shared, Integer.parseInt(mode, 8), 0, 0).file("/usr/bin/bash", 0755, 0, 0);
        Warning replaceable = one(WarningCode.REPLACEABLE_BY, script("/usr/bin/bash", shared + "/gone.sh", 0));
        assertThat(replaceable.argument()).contains("everybody");
        assertThat(replaceable.todo().en())
                .startsWith("Leave " + shared + " itself as it is")
                .doesNotContain("chmod");
        assertThat(replaceable.todo().ko()).doesNotContain("chmod");
    }

    @Test
    void a_script_of_roots_own_in_its_home_is_quiet_and_what_hides_there_is_not() {
        host.folder("/root", 0700, 0, 0)
                .file("/root/backup.sh", 0755, 0, 0)
                .file("/root/bin/watch-disk", 0755, 0, 0)
                .file("/root/.x.sh", 0755, 0, 0)
                .file("/root/.cache/a/x.sh", 0755, 0, 0)
                .file("/usr/bin/bash", 0755, 0, 0);
        assertThat(codes(script("/usr/bin/bash", "/root/backup.sh", 0))).isEmpty();
        assertThat(codes(script("/usr/bin/bash", "/root/bin/watch-disk", 0))).isEmpty();
        for (String hidden : List.of("/root/.x.sh", "/root/.cache/a/x.sh")) {
            assertThat(codes(script("/usr/bin/bash", hidden, 0))).contains(WarningCode.SUSPICIOUS_PATH);
        }
    }

    @Test
    void a_file_of_roots_in_a_persons_deployment_is_as_quiet_as_its_neighbour() {
        host.folder("/srv/api", 0755, MINA, MINA)
                .file("/srv/api/server.js", 0644, MINA, MINA)
                .file("/srv/api/conv.js", 0644, 0, 0)
                .folder("/srv/www", 0755, WWW_DATA, WWW_DATA)
                .file("/srv/www/conv.js", 0644, 0, 0)
                .file("/usr/bin/node", 0755, 0, 0);
        assertThat(codes(script("/usr/bin/node", "/srv/api/server.js", MINA))).isEmpty();
        assertThat(codes(script("/usr/bin/node", "/srv/api/conv.js", MINA))).isEmpty();
        assertThat(codes(script("/usr/bin/node", "/srv/www/conv.js", MINA))).contains(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void of_a_script_that_is_read_as_standard_input_nobody_is_told_to_move_it_alone() {
        host.file("/usr/bin/bash", 0755, 0, 0).file("/tmp/job.sh", 0644, MINA, MINA);
        SampleBuilder reader = daemon("/usr/bin/bash", MINA).commandLine("bash").standardInput("/tmp/job.sh");
        assertThat(one(WarningCode.SUSPICIOUS_PATH, reader).todo().en())
                .contains("feeds this file in", "change that command");
        assertThat(one(WarningCode.SUSPICIOUS_PATH, script("/usr/bin/bash", "/tmp/job.sh", MINA))
                        .todo()
                        .en())
                .contains("move it to a folder");
    }

    @Test
    void what_go_run_builds_for_a_person_is_quiet_in_their_session_alone() {
        String built = "/tmp/go-build3141592/b001/exe/main";
        host.folder("/tmp/go-build3141592", 0700, MINA, MINA)
                .folder("/tmp/go-build3141592/b001", 0755, MINA, MINA)
                .folder("/tmp/go-build3141592/b001/exe", 0755, MINA, MINA)
                .file(built, 0755, MINA, MINA);
        assertThat(codes(persons(built, MINA))).isEmpty();
        assertThat(codes(daemon(built, MINA))).contains(WarningCode.SUSPICIOUS_PATH);
        host.folder("/tmp/go-build2/b001/exe", 0777, MINA, MINA).file("/tmp/go-build2/b001/exe/main", 0755, MINA, MINA);
        assertThat(codes(persons("/tmp/go-build2/b001/exe/main", MINA))).contains(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void a_file_that_everybody_may_write_is_danger_though_its_folder_is_closed() {
        host.file("/usr/local/bin/job.sh", 0777, 0, 0).file("/usr/bin/bash", 0755, 0, 0);
        Warning warning = one(WarningCode.REPLACEABLE_BY, script("/usr/bin/bash", "/usr/local/bin/job.sh", 0));
        assertThat(warning.argument()).contains("everybody");
        assertThat(warning.why().ko()).contains("/usr/local/bin/job.sh");
        assertThat(codes(script("/usr/bin/bash", "/usr/local/bin/job.sh", 0)))
                .doesNotContain(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void in_a_folder_that_others_cannot_enter_an_open_one_is_closed_to_them() {
        host.folder("/usr/closed", 0700, 0, 0)
                .folder("/usr/closed/open", 0777, 0, 0)
                .file("/usr/closed/open/x", 0777, 0, 0);
        assertThat(codes(daemon("/usr/closed/open/x", 0))).isEmpty();
    }

    @Test
    void roots_closed_folder_under_tmp_is_a_caution_because_nobody_else_can_replace_it() {
        host.folder("/tmp/tool", 0755, 0, 0).file("/tmp/tool/x", 0755, 0, 0);
        Warning place = only(daemon("/tmp/tool/x", 0));
        assertThat(place.code()).isEqualTo(WarningCode.SUSPICIOUS_PATH);
        assertThat(place.severity()).isEqualTo(Severity.CAUTION);
        assertThat(place.title().en()).contains("lies under /tmp, where anybody can put files");
        assertThat(place.why().en()).contains("nobody but root");
    }

    @Test
    void under_tmp_an_open_folder_a_service_accounts_file_and_a_hidden_folder_are_danger() {
        host.folder("/tmp/open", 0777, 0, 0).file("/tmp/open/x", 0755, 0, 0);
        host.file("/tmp/dropped", 0755, WWW_DATA, WWW_DATA);
        host.folder("/tmp/.cache", 0755, MINA, MINA).file("/tmp/.cache/x", 0755, MINA, MINA);
        assertThat(one(WarningCode.SUSPICIOUS_PATH, daemon("/tmp/open/x", 0)).severity())
                .isEqualTo(Severity.DANGER);
        Warning dropped = one(WarningCode.SUSPICIOUS_PATH, daemon("/tmp/dropped", WWW_DATA));
        assertThat(dropped.severity()).isEqualTo(Severity.DANGER);
        assertThat(dropped.why().en()).contains("belongs to www-data");
        assertThat(one(WarningCode.SUSPICIOUS_PATH, persons("/tmp/.cache/x", MINA))
                        .title()
                        .en())
                .contains("hidden");
    }

    @Test
    void a_persons_own_file_under_tmp_is_a_caution_and_somebody_elses_there_says_who() {
        host.file("/tmp/x", 0755, MINA, MINA);
        Warning own = only(persons("/tmp/x", MINA));
        assertThat(own.severity()).isEqualTo(Severity.CAUTION);
        assertThat(own.why().en()).contains("nobody but its owner mina and root");
        assertThat(one(WarningCode.REPLACEABLE_BY, daemon("/tmp/x", 0)).argument())
                .contains("mina");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/mina/.local/bin/uv",
                "/home/mina/.nvm/versions/node/v22.1.0/bin/node",
                "/home/mina/.pyenv/versions/3.12.1/bin/python3.12",
                "/home/mina/.vscode-server/cli/servers/Stable-1/server/node",
                "/home/mina/go/bin/gopls",
                "/home/mina/project/.venv/bin/ruff",
                "/srv/mina/tool"
            })
    void a_persons_own_tools_are_quiet_in_a_session_and_in_a_service_of_his_own(String path) {
        host.folder("/home/mina", 0755, MINA, MINA).file(path, 0775, MINA, MINA);
        assertThat(codes(persons(path, MINA))).isEmpty();
        assertThat(codes(persons(path, MINA)
                        .cgroup("/user.slice/user-1001.slice/user@1001.service/app.slice/code.service")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/system.slice/cron.service", "/system.slice/ssh.service"})
    void a_persons_own_tool_stays_one_as_a_job_of_crons_and_after_a_login_without_pam(String cgroup) {
        host.file("/home/mina/bin/backup", 0755, MINA, MINA);
        assertThat(codes(program("/home/mina/bin/backup").uid(MINA).cgroup(cgroup)))
                .isEmpty();
    }

    @Test
    void a_mount_that_is_read_only_for_the_service_alone_protects_nothing() {
        host.folder("/opt/open", 0777, 0, 0).file("/opt/open/x", 0755, 0, 0);
        host.mountInfo(host.mountInfo().replaceAll("(?m)^((?:[^ ]+ ){5})rw", "$1ro"));
        assertThat(one(WarningCode.REPLACEABLE_BY, daemon("/opt/open/x", 0)).severity())
                .isEqualTo(Severity.DANGER);
    }

    @Test
    void as_a_service_the_same_tool_is_a_caution() {
        host.file("/home/mina/app/server", 0755, MINA, MINA);
        Warning warning = only(daemon("/home/mina/app/server", MINA));
        assertThat(warning.code()).isEqualTo(WarningCode.SUSPICIOUS_PATH);
        assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
    }

    @Test
    void roots_own_tool_is_quiet_at_a_terminal_and_a_caution_as_a_service() {
        host.folder("/root", 0700, 0, 0).file("/root/bin/x", 0755, 0, 0);
        assertThat(codes(program("/root/bin/x").uid(0).cgroup("/user.slice/user-0.slice/session-1.scope")))
                .isEmpty();
        assertThat(codes(daemon("/root/bin/x", 0))).containsExactly(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void what_root_runs_and_mina_can_replace_is_danger_and_says_by_what() {
        host.folder("/home/mina", 0755, MINA, MINA).file("/home/mina/bin/x", 0755, 0, 0);
        Warning warning = one(WarningCode.REPLACEABLE_BY, daemon("/home/mina/bin/x", 0));
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.argument()).contains("mina");
        assertThat(warning.title().en()).isEqualTo("mina can replace what root runs");
        assertThat(warning.why().en()).contains("/home/mina.");
        assertThat(warning.todo().en()).contains("namei -l -- /home/mina/bin/x");
        assertThat(warning.title().ko()).contains("root 사용자가", "mina 사용자가");
    }

    @Test
    void the_command_that_shows_whose_each_folder_is_shows_it() throws Exception {
        host.file("/home/mina/x", 0755, MINA, MINA);
        assertThat(run("namei", "-l", "--", host.at("/home/mina/x").toString())).isZero();
    }

    @Test
    void what_somebody_runs_with_sudo_of_his_own_is_a_caution() {
        host.file("/home/mina/x", 0755, MINA, MINA);
        SampleBuilder sudo = program("/home/mina/x").uid(0).cgroup(SESSION);
        assertThat(one(WarningCode.REPLACEABLE_BY, sudo).severity()).isEqualTo(Severity.CAUTION);
    }

    @Test
    void a_link_of_root_to_somebodys_script_is_that_script() {
        host.file("/usr/bin/bash", 0755, 0, 0).file("/home/mina/job.sh", 0755, MINA, MINA);
        host.link("/usr/local/sbin/job", "/home/mina/job.sh");
        assertThat(one(WarningCode.REPLACEABLE_BY, script("/usr/bin/bash", "/usr/local/sbin/job", 0))
                        .argument())
                .contains("mina");
    }

    @Test
    void a_private_group_is_nobody_else_and_a_shared_one_its_members() {
        host.folder("/home/mina", 0775, MINA, MINA).file("/home/mina/x", 0775, MINA, MINA);
        host.folder("/srv/dev", 02775, 0, DEV).file("/srv/dev/x", 0755, 0, DEV);
        assertThat(codes(persons("/home/mina/x", MINA))).isEmpty();
        Warning warning = one(WarningCode.REPLACEABLE_BY, daemon("/srv/dev/x", 0));
        assertThat(warning.title().en()).isEqualTo("jun, mina can replace what root runs");
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        Warning peer = one(WarningCode.REPLACEABLE_BY, persons("/srv/dev/x", MINA));
        assertThat(peer.argument()).contains("jun");
        assertThat(peer.severity()).isEqualTo(Severity.CAUTION);
    }

    @Test
    void a_group_without_members_is_nobody() {
        host.folder("/usr/local/bin", 02775, 0, STAFF).file("/usr/local/bin/x", 0775, 0, STAFF);
        assertThat(codes(daemon("/usr/local/bin/x", 0))).isEmpty();
    }

    @Test
    void the_sticky_bit_keeps_a_groups_members_from_replacing_what_is_not_theirs() {
        host.folder("/srv/shared", 03775, 0, DEV).file("/srv/shared/x", 0755, 0, DEV);
        assertThat(codes(daemon("/srv/shared/x", 0))).isEmpty();
    }

    @Test
    void an_access_control_list_that_lets_one_user_write_counts() {
        host.folder("/opt/app", 0775, 0, 0).file("/opt/app/x", 0755, 0, 0);
        setAccessList(
                host.at("/opt/app"),
                "02000000" + "01000700ffffffff" + "02000700e9030000" + "04000500ffffffff" + "10000700ffffffff"
                        + "20000500ffffffff");
        Warning warning = one(WarningCode.REPLACEABLE_BY, daemon("/opt/app/x", 0));
        assertThat(warning.argument()).contains("mina");
        assertThat(warning.why().en()).contains("/opt/app.");
    }

    @Test
    void what_a_service_account_owns_and_runs_is_no_danger_and_what_it_can_replace_for_others_is() {
        host.folder("/srv/app", 0755, APP, APP).file("/srv/app/server", 0755, APP, APP);
        assertThat(codes(daemon("/srv/app/server", APP))).containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(one(WarningCode.REPLACEABLE_BY, persons("/srv/app/server", MINA))
                        .severity())
                .isEqualTo(Severity.DANGER);
        assertThat(one(WarningCode.REPLACEABLE_BY, daemon("/srv/app/server", WWW_DATA))
                        .severity())
                .isEqualTo(Severity.CAUTION);
    }

    @Test
    void what_a_person_deployed_for_a_service_is_quiet_and_from_a_home_a_caution() {
        host.folder("/srv/web", 0755, MINA, MINA).file("/srv/web/server", 0755, MINA, MINA);
        assertThat(codes(daemon("/srv/web/server", APP))).isEmpty();
        host.folder("/home/mina", 0755, MINA, MINA).file("/home/mina/server", 0755, MINA, MINA);
        assertThat(only(daemon("/home/mina/server", APP)).code()).isEqualTo(WarningCode.SUSPICIOUS_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/scripts/rotate",
                "/var/lib/dpkg/info/nginx.postinst",
                "/var/spool/hooks/run",
                "/etc/cron.daily2/report",
                "/data/bin/report"
            })
    void who_can_put_a_script_there_decides_and_not_what_the_folder_is_called(String path) {
        host.file("/usr/bin/dash", 0755, 0, 0).file(path, 0755, 0, 0);
        assertThat(codes(script("/usr/bin/dash", path, 0))).isEmpty();
        host.file(path, 0755, MINA, MINA);
        assertThat(codes(script("/usr/bin/dash", path, MINA))).isEmpty();
        host.file(path, 0777, 0, 0);
        assertThat(codes(script("/usr/bin/dash", path, 0))).contains(WarningCode.REPLACEABLE_BY);
        host.file(path, 0775, 0, DEV);
        assertThat(one(WarningCode.REPLACEABLE_BY, script("/usr/bin/dash", path, 0))
                        .severity())
                .isEqualTo(Severity.DANGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/.cache/rotate", "/var/lib/.x/run", "/etc/.d/report"})
    void what_hides_is_no_usual_place_whoever_put_it_there(String path) {
        host.file("/usr/bin/dash", 0755, 0, 0).file(path, 0755, 0, 0);
        assertThat(only(script("/usr/bin/dash", path, 0)).severity()).isEqualTo(Severity.DANGER);
        String among = path.replaceFirst("/\\.", "/app/.");
        host.file(among, 0755, 0, 0);
        assertThat(only(script("/usr/bin/dash", among, 0)).severity()).isEqualTo(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/www/app/artisan", "/srv/git/shop.git/hooks/post-receive", "/var/lib/app/job"})
    void what_a_service_can_change_itself_is_told_as_that_and_is_no_caution(String path) {
        host.file("/usr/bin/dash", 0755, 0, 0).file(path, 0755, APP, APP);
        Warning own = only(script("/usr/bin/dash", path, APP));
        assertThat(own.severity()).isEqualTo(Severity.INFO);
        assertThat(own.title().en()).contains("its own account can change").doesNotContain("unusual");
        assertThat(own.why().ko()).contains("직접 바꿀 수 있습니다");
    }

    @Test
    void what_a_person_deployed_and_the_service_may_change_by_its_group_is_told_as_that() {
        host.file("/usr/bin/php8.4", 0755, 0, 0)
                .folder("/var/www/app", 0775, MINA, WWW_DATA)
                .file("/var/www/app/artisan", 0755, MINA, WWW_DATA);
        Warning own = only(script("/usr/bin/php8.4", "/var/www/app/artisan", WWW_DATA));
        assertThat(own.severity()).isEqualTo(Severity.INFO);
        host.folder("/var/www/app", 0775, MINA, DEV);
        assertThat(one(WarningCode.SUSPICIOUS_PATH, script("/usr/bin/php8.4", "/var/www/app/artisan", WWW_DATA))
                        .severity())
                .isEqualTo(Severity.CAUTION);
    }

    @Test
    void a_script_of_a_servers_build_under_tmp_is_a_caution_and_the_same_of_another_service_is_danger() {
        host.file("/usr/bin/dash", 0755, 0, 0).file("/tmp/jenkins123.sh", 0700, APP, APP);
        SampleBuilder java = program("/usr/bin/java").commandLine("java", "-jar", "/usr/share/java/jenkins.war");
        SampleBuilder build = script("/usr/bin/dash", "/tmp/jenkins123.sh", APP);
        assertThat(below(java, build.user("jenkins")))
                .extracting(Warning::severity)
                .containsOnly(Severity.CAUTION);
        assertThat(below(java, build.user("app").cgroup("/system.slice/jenkins.service")))
                .extracting(Warning::severity)
                .containsOnly(Severity.CAUTION);
        assertThat(below(java, build.user("tomcat").cgroup("/system.slice/tomcat10.service")))
                .extracting(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(below(program("/usr/bin/java").commandLine("java", "-jar", "shop.jar"), build.user("jenkins")))
                .extracting(Warning::severity)
                .contains(Severity.DANGER);
        host.file("/tmp/jenkins123.sh", 0777, APP, APP);
        assertThat(below(java, build.user("jenkins")))
                .extracting(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_shell_of_the_site_is_a_caution_where_a_person_put_its_script_there_and_danger_where_the_site_can_have() {
        host.file("/usr/bin/dash", 0755, 0, 0).file("/srv/shop/bin/label.sh", 0755, MINA, MINA);
        SampleBuilder php = program("/usr/sbin/php-fpm8.4").uid(WWW_DATA);
        SampleBuilder label = script("/usr/bin/dash", "/srv/shop/bin/label.sh", WWW_DATA);
        assertThat(below(php, label)).extracting(Warning::severity).containsOnly(Severity.CAUTION);
        host.file("/srv/shop/bin/label.sh", 0755, WWW_DATA, WWW_DATA);
        assertThat(below(php, label)).extracting(Warning::severity).contains(Severity.DANGER);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/init.d/logrotate,true",
        "/etc/cron.daily2/logrotate,true",
        "/etc/.daily/logrotate,false",
        "/srv/x/logrotate,false",
        "/opt/.x/logrotate,false"
    })
    void a_script_of_roots_below_etc_is_called_after_what_it_looks_after(String path, boolean honest) {
        host.file("/usr/bin/dash", 0755, 0, 0).file(path, 0755, 0, 0);
        SampleBuilder script = script("/usr/bin/dash", path, 0).comm("logrotate");
        assertThat(codes(script, Policies.system("logrotate")).contains(WarningCode.NAME_MISMATCH))
                .isEqualTo(!honest);
        host.file(path, 0755, MINA, MINA);
        assertThat(codes(script, Policies.system("logrotate"))).contains(WarningCode.NAME_MISMATCH);
    }

    @Test
    void who_may_write_to_the_file_itself_could_so_after_a_move_and_the_advice_is_about_its_owner() {
        host.file("/usr/local/bin/job", 0775, 0, DEV);
        assertThat(one(WarningCode.REPLACEABLE_BY, daemon("/usr/local/bin/job", 0))
                        .todo()
                        .en())
                .startsWith("Give /usr/local/bin/job to root and let nobody else write to it")
                .contains("namei -l -- /usr/local/bin/job");
        host.folder("/usr/local/lib/x", 0775, 0, DEV).file("/usr/local/lib/x/job", 0755, 0, 0);
        assertThat(one(WarningCode.REPLACEABLE_BY, daemon("/usr/local/lib/x/job", 0))
                        .todo()
                        .en())
                .startsWith("Move the file");
    }

    @Test
    void a_fifo_that_a_shell_reads_is_told_as_one_and_not_as_a_script_to_be_moved() throws Exception {
        host.file("/usr/bin/dash", 0755, 0, 0);
        assertThat(run("mkfifo", "-m", "0666", host.at("/tmp/f").toString())).isZero();
        for (SampleBuilder shell : List.of(
                script("/usr/bin/dash", "/tmp/f", 0),
                daemon("/usr/bin/dash", 0).commandLine("sh").programFrom("/tmp/f", 0))) {
            Warning place = one(WarningCode.SUSPICIOUS_PATH, shell);
            assertThat(place.severity()).isEqualTo(Severity.DANGER);
            assertThat(place.title().en()).isEqualTo("takes what it runs from /tmp/f, which is no file");
            assertThat(place.todo().en())
                    .contains("which program writes into it")
                    .doesNotContain("move");
            Warning replaceable = one(WarningCode.REPLACEABLE_BY, shell);
            assertThat(replaceable.why().en()).contains("into which every user may write");
            assertThat(replaceable.why().ko()).contains("FIFO");
        }
        assertThat(run("chmod", "0600", host.at("/tmp/f").toString())).isZero();
        assertThat(one(WarningCode.SUSPICIOUS_PATH, script("/usr/bin/dash", "/tmp/f", 0))
                        .severity())
                .isEqualTo(Severity.CAUTION);
    }

    @Test
    void a_script_that_was_deleted_is_told_as_that() {
        host.file("/usr/bin/dash", 0755, 0, 0).folder("/srv/x", 0755, 0, 0);
        Warning gone = only(script("/usr/bin/dash", "/srv/x/run.sh", 0));
        assertThat(gone.code()).isEqualTo(WarningCode.DELETED_BINARY);
        assertThat(gone.severity()).isEqualTo(Severity.CAUTION);
        assertThat(gone.why().en()).contains("/srv/x/run.sh", "deleted or moved");
        assertThat(one(WarningCode.DELETED_BINARY, script("/usr/bin/dash", "/tmp/run.sh", 0))
                        .severity())
                .isEqualTo(Severity.DANGER);
        assertThat(codes(script("/usr/bin/dash", "/usr/share/demo/run.sh", 0))).isEmpty();
        host.file("/srv/x/run.sh", 0755, 0, 0);
        assertThat(codes(script("/usr/bin/dash", "/srv/x/run.sh", 0))).isEmpty();
    }

    @Test
    void a_program_in_memory_gets_no_advice_about_a_path() {
        ProcessPolicy[] known = {Policies.system("sshd"), Policies.malware("kdevtmpfsi")};
        for (String name : List.of("sshd", "kdevtmpfsi")) {
            SampleBuilder program = daemon("/memfd:" + name, 0).comm(name).deleted();
            assertThat(check(program, known))
                    .extracting(warning -> warning.why().en() + warning.todo().en())
                    .allSatisfy(words -> assertThat(words).doesNotContain("/memfd", "/proc"));
            assertThat(codes(program, known))
                    .contains(WarningCode.MEMFD_EXEC)
                    .containsAnyOf(WarningCode.NAME_MISMATCH, WarningCode.MINER_NAME);
        }
        assertThat(one(
                                WarningCode.SETUID_ROOT,
                                daemon("/memfd:x", 0).realUid(MINA).deleted())
                        .todo()
                        .en())
                .doesNotContain("memfd");
    }

    /** Of the second, which the first started. */
    private List<Warning> below(SampleBuilder parent, SampleBuilder child) {
        Evidence alone = evidence(child.parentPid(999));
        Ancestor above =
                Ancestor.of(parent.pid(999).cgroup("/system.slice/x.service").build(), Ancestor.Audience.OTHERS, false);
        return new Warnings(KnownPorts.read(), 20)
                .of(new Evidence(
                        alone.process(),
                        List.of(),
                        alone.explanation(),
                        alone.place(),
                        List.of(above),
                        alone.facts(),
                        Duration.ZERO));
    }

    @Test
    void a_program_of_the_web_servers_own_account_in_its_unit_or_among_uploads_is_danger() {
        host.folder("/var/www/html", 0755, WWW_DATA, WWW_DATA);
        host.file("/var/www/html/cache/x", 0755, WWW_DATA, WWW_DATA);
        host.file("/var/www/html/wp-content/uploads/x", 0755, WWW_DATA, WWW_DATA);
        Warning dropped = only(daemon("/var/www/html/cache/x", WWW_DATA).cgroup("/system.slice/php8.2-fpm.service"));
        assertThat(dropped.severity()).isEqualTo(Severity.DANGER);
        assertThat(dropped.title().en()).contains("the service itself may have written");
        assertThat(only(daemon("/var/www/html/wp-content/uploads/x", WWW_DATA)).severity())
                .isEqualTo(Severity.DANGER);
        assertThat(one(
                                WarningCode.SUSPICIOUS_PATH,
                                daemon("/var/www/html/wp-content/uploads/x", WWW_DATA)
                                        .container(CONTAINER))
                        .severity())
                .isEqualTo(Severity.DANGER);
        host.file("/var/www/html/bin/x", 0755, WWW_DATA, WWW_DATA);
        assertThat(only(daemon("/var/www/html/bin/x", WWW_DATA)).severity()).isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/www/html/cache/x",
                "/var/www/shop/media/x",
                "/var/www/html/sites/default/files/x",
                "/var/www/html/sites/default/files/vendor/x",
                "/srv/www/app/public/images/a/b/x",
                "/srv/shop/wp-content/cache/x"
            })
    void what_runs_where_a_site_keeps_what_visitors_send_is_danger_when_its_own_account_owns_it(String path) {
        host.file(path, 0755, WWW_DATA, WWW_DATA).file("/usr/bin/php", 0755, 0, 0);
        assertThat(only(daemon(path, WWW_DATA)).severity()).isEqualTo(Severity.DANGER);
        assertThat(one(WarningCode.SUSPICIOUS_PATH, script("/usr/bin/php", path, WWW_DATA))
                        .severity())
                .isEqualTo(Severity.DANGER);
        host.file(path, 0755, 0, 0);
        assertThat(check(daemon(path, WWW_DATA))).extracting(Warning::severity).doesNotContain(Severity.DANGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/www/app/node_modules/files/bin/x",
                "/var/www/app/vendor/bin/x",
                "/var/www/app/releases/1/artisan",
                "/var/www/html/wp-cli.phar",
                "/var/www/media/server",
                "/var/www/.cache/puppeteer/chrome/linux-131/chrome",
                "/srv/app/media/x"
            })
    void what_a_site_s_tools_install_for_it_is_no_danger(String path) {
        host.file(path, 0755, WWW_DATA, WWW_DATA);
        assertThat(check(daemon(path, WWW_DATA))).extracting(Warning::severity).doesNotContain(Severity.DANGER);
    }

    @Test
    void programs_of_the_nix_store_are_at_their_place_and_known_by_the_name_inside_the_wrapper() {
        host.folder("/nix/store", 01775, 0, NIXBLD).folder("/nix/store/abc-nginx-1.28/bin", 0555, 0, 0);
        host.file("/nix/store/abc-nginx-1.28/bin/.nginx-wrapped", 0555, 0, 0);
        ProcessPolicy nginx = Policies.expecting(
                "nginx", new Expected(true, List.of(), List.of(), List.of("/usr/sbin/nginx")), Origin.CATALOG);
        SampleBuilder wrapped =
                daemon("/nix/store/abc-nginx-1.28/bin/.nginx-wrapped", 0).comm("nginx");
        assertThat(codes(wrapped, nginx)).isEmpty();
        assertThat(evidence(wrapped, nginx).explanation().known()).isPresent();
        assertThat(evidence(wrapped, nginx).expectsRoot()).isTrue();
    }

    @Test
    void a_store_that_somebody_made_for_himself_excuses_nothing() {
        host.folder("/nix/store", 0755, MINA, MINA).file("/nix/store/abc/bin/.nginx-wrapped", 0755, MINA, MINA);
        assertThat(codes(daemon("/nix/store/abc/bin/.nginx-wrapped", 0)))
                .contains(WarningCode.REPLACEABLE_BY, WarningCode.SUSPICIOUS_PATH);
    }

    @ParameterizedTest
    @CsvSource({"1001,true", "33,false"})
    void a_read_only_image_that_a_person_mounted_is_his_own_tool_and_a_service_accounts_is_not(int uid, boolean quiet) {
        host.folder("/tmp/.mount_abc", 0755, uid, uid);
        host.mounted("990 27 0:60 / /tmp/.mount_abc ro,nosuid,nodev - fuse.tool AppImage ro,user_id=" + uid);
        SampleBuilder image = program("/tmp/.mount_abc/usr/bin/tool").uid(uid);
        assertThat(codes(uid == MINA ? image.cgroup(SESSION) : image.cgroup(SERVICE))
                        .isEmpty())
                .isEqualTo(quiet);
    }

    @Test
    void what_lies_on_a_network_file_system_is_not_looked_at_and_a_persons_own() {
        host.folder("/home", 0755, 0, 0).mounted("991 27 0:61 / /home rw - nfs4 nas:/home rw,vers=4.2");
        assertThat(codes(persons("/home/mina/bin/x", MINA))).isEmpty();
        assertThat(codes(daemon("/home/mina/bin/x", MINA))).containsExactly(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void a_deleted_program_still_lay_where_anybody_can_put_files() {
        SampleBuilder deleted = persons("/tmp/gone", MINA).deleted();
        assertThat(one(WarningCode.DELETED_BINARY, deleted).severity()).isEqualTo(Severity.DANGER);
        assertThat(one(WarningCode.SUSPICIOUS_PATH, deleted).severity()).isEqualTo(Severity.DANGER);
        assertThat(codes(deleted)).doesNotContain(WarningCode.REPLACEABLE_BY);
    }

    @Test
    void in_a_container_its_images_own_path_is_normal_and_its_users_are_its_own() {
        host.file("/app/server", 0755, 0, 0).file("/data/x", 0755, MINA, MINA).file("/tmp/x", 0755, MINA, MINA);
        assertThat(codes(contained("/app/server", 0))).isEmpty();
        assertThat(codes(contained("/data/x", MINA))).containsExactly(WarningCode.SUSPICIOUS_PATH);
        Warning replaceable = one(WarningCode.REPLACEABLE_BY, contained("/data/x", 0));
        assertThat(replaceable.severity()).isEqualTo(Severity.CAUTION);
        assertThat(replaceable.title().en()).startsWith("1001 can replace");
        Warning dropped = one(WarningCode.SUSPICIOUS_PATH, contained("/tmp/x", MINA));
        assertThat(dropped.severity()).isEqualTo(Severity.DANGER);
        assertThat(dropped.why().en()).contains("in a container", "user 1001 there");
    }

    @Test
    void adding_the_path_to_the_dictionary_mutes_it_for_a_program_and_for_a_script() {
        host.file("/home/app/tool", 0755, 0, 0)
                .file("/home/app/run.py", 0755, 0, 0)
                .file("/usr/bin/python3", 0755, 0, 0);
        assertThat(only(daemon("/home/app/tool", APP)).todo().en())
                .contains("add /home/app/tool to the paths of the policy tool");
        assertThat(only(daemon("/home/app/tool", APP), at("tool", "/home/app/tool"))
                        .muted())
                .isTrue();
        SampleBuilder script =
                script("/usr/bin/python3", "/home/app/run.py", APP).comm("run.py");
        assertThat(only(script, at("run.py", "/home/app/run.py")).muted()).isTrue();
        assertThat(only(script, at("run.py", "/srv/other/run.py")).muted()).isFalse();
    }

    @Test
    void a_set_user_id_copy_of_a_shell_is_danger_and_sudo_is_not() {
        host.file("/var/lib/x/bash", 04755, 0, 0)
                .file("/usr/bin/sudo", 04755, 0, 0)
                .file("/usr/bin/bash", 0755, 0, 0);
        Warning warning =
                one(WarningCode.SETUID_ROOT, persons("/var/lib/x/bash", 0).realUid(JUN));
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.why().en()).contains("user1002 started the file /var/lib/x/bash", "the rights of root");
        assertThat(warning.todo().en()).contains("/var/lib/x/bash", "chmod u-s");
        Warning inherited =
                one(WarningCode.SETUID_ROOT, persons("/usr/bin/bash", 0).realUid(JUN));
        assertThat(inherited.why().en()).contains("Its own file gives nobody those rights now", "user1002");
        assertThat(inherited.todo().en())
                .contains("the program that started it")
                .doesNotContain("/usr/bin/bash", "chmod");
        assertThat(codes(persons("/usr/bin/sudo", 0).realUid(JUN))).isEmpty();
        assertThat(codes(persons("/usr/bin/bash", 0))).isEmpty();
    }

    @Test
    void a_name_of_sudos_kind_excuses_nothing_where_others_can_put_it() {
        host.file("/home/jun/bin/sudo", 04755, 0, 0)
                .folder("/usr/lib/open", 0777, 0, 0)
                .file("/usr/lib/open/su", 04755, 0, 0);
        assertThat(codes(persons("/home/jun/bin/sudo", 0).realUid(JUN))).contains(WarningCode.SETUID_ROOT);
        assertThat(codes(persons("/usr/lib/open/su", 0).realUid(JUN))).contains(WarningCode.SETUID_ROOT);
        assertThat(codes(persons("/usr/lib/su", 0).realUid(JUN).deleted())).contains(WarningCode.SETUID_ROOT);
    }

    @Test
    void a_daemon_that_root_started_and_that_calls_itself_anothers_is_no_set_user_id_program() {
        Instant later = Instant.now().plusSeconds(60);
        host.file("/usr/sbin/squid", 0755, 0, 0)
                .file("/usr/sbin/raised", 04755, 0, 0)
                .file("/usr/sbin/loose", 0755, WWW_DATA, 0)
                .file("/usr/bin/dash", 0755, 0, 0);
        assertThat(codes(daemon("/usr/sbin/squid", 0).realUid(WWW_DATA).startedAt(later)))
                .isEmpty();
        assertThat(codes(contained("/usr/sbin/squid", 0).realUid(WWW_DATA).startedAt(later)))
                .isEmpty();
        List.of(
                        daemon("/usr/sbin/raised", 0).realUid(WWW_DATA).startedAt(later),
                        daemon("/usr/sbin/loose", 0).realUid(WWW_DATA).startedAt(later),
                        daemon("/usr/bin/dash", 0).realUid(WWW_DATA).startedAt(later),
                        daemon("/usr/sbin/squid", 0).realUid(MINA).startedAt(later),
                        daemon("/usr/sbin/squid", 0).realUid(DEV).startedAt(later),
                        daemon("/usr/sbin/squid", 0).realUid(WWW_DATA).deleted().startedAt(later))
                .forEach(process -> assertThat(codes(process)).contains(WarningCode.SETUID_ROOT));
    }

    @Test
    void who_takes_the_bit_away_after_the_start_hides_nothing() {
        host.file("/usr/sbin/was", 0755, 0, 0);
        assertThat(codes(daemon("/usr/sbin/was", 0).realUid(WWW_DATA))).contains(WarningCode.SETUID_ROOT);
    }

    @Test
    void what_root_runs_by_an_interpreter_is_as_much_its_own_as_a_program() {
        host.file("/usr/bin/java", 0755, 0, 0)
                .file("/srv/shop/shop.jar", 0664, 0, DEV)
                .file("/srv/closed/shop.jar", 0644, 0, 0)
                .folder("/srv/lib", 0775, 0, DEV)
                .folder("/srv/closed/lib", 0755, 0, 0);
        for (String path : List.of("/srv/shop/shop.jar", "/srv/closed/shop.jar:/srv/shop/shop.jar", "/srv/lib/*")) {
            Warning replaceable = one(WarningCode.REPLACEABLE_BY, java("-cp", path, "Main"));
            assertThat(replaceable.severity()).isEqualTo(Severity.DANGER);
            assertThat(replaceable.argument()).contains("jun");
        }
        assertThat(one(WarningCode.REPLACEABLE_BY, java("-jar", "/srv/shop/shop.jar"))
                        .severity())
                .isEqualTo(Severity.DANGER);
        assertThat(one(WarningCode.REPLACEABLE_BY, java("-cp", "/srv/lib/*", "Main"))
                        .why()
                        .en())
                .contains("looks for its code in the folder", "/srv/lib,");
        assertThat(codes(java("-cp", "/srv/closed/shop.jar:/srv/closed/lib/*", "Main")))
                .doesNotContain(WarningCode.REPLACEABLE_BY);
    }

    @Test
    void a_plugin_that_somebody_can_replace_in_what_root_runs_is_danger_and_a_packages_is_quiet() {
        host.file("/usr/sbin/nginx", 0755, 0, 0)
                .file("/opt/modules/own.so", 0755, MINA, MINA)
                .file("/opt/modules/roots.so", 0755, 0, 0)
                .file("/usr/lib/libc.so.6", 0755, 0, 0);
        String code = "7f00-7f01 r-xp 00001000 08:01 8                          ";
        host.maps(4242, code + "/usr/lib/libc.so.6\n" + code + "/opt/modules/roots.so\n");
        assertThat(codes(daemon("/usr/sbin/nginx", 0))).isEmpty();
        host.maps(4242, code + "/usr/lib/libc.so.6\n" + code + "/opt/modules/own.so\n");
        assertThat(only(daemon("/usr/sbin/nginx", 0))).satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(WarningCode.REPLACEABLE_BY);
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("/opt/modules/own.so", "mina");
        });
        assertThat(codes(daemon("/usr/sbin/nginx", WWW_DATA))).isEmpty();
        host.maps(
                4242,
                "7f00-7f01 r--p 00001000 08:01 8    /opt/modules/own.so\n" + code + "/opt/modules/own.so (deleted)\n");
        assertThat(codes(daemon("/usr/sbin/nginx", 0))).isEmpty();
    }

    private SampleBuilder java(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("/usr/bin/java"));
        all.addAll(List.of(arguments));
        return daemon("/usr/bin/java", 0).commandLine(all.toArray(String[]::new));
    }

    @Test
    void a_daemon_that_gave_up_roots_rights_for_a_while_is_quiet() {
        host.file("/usr/sbin/vsftpd", 0755, 0, 0);
        assertThat(codes(daemon("/usr/sbin/vsftpd", WWW_DATA).realUid(0))).isEmpty();
    }

    @Test
    void a_folder_of_settings_on_a_class_path_is_no_place_of_a_program() {
        host.file("/usr/bin/java", 0755, 0, 0)
                .file("/usr/share/java/keeper.jar", 0644, 0, 0)
                .folder("/etc/keeper/conf", 0755, 0, 0)
                .folder("/etc/shop", 0755, APP, APP)
                .file("/etc/keeper/keeper.jar", 0644, 0, 0);
        assertThat(codes(javaOfAService("-cp", "/etc/keeper/conf:/usr/share/java/keeper.jar", "keeper.Main")))
                .isEmpty();
        assertThat(codes(javaOfAService("-cp", "/etc/shop:/usr/share/java/keeper.jar", "keeper.Main")))
                .containsExactly(WarningCode.REPLACEABLE_BY, WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(javaOfAService("-jar", "/etc/keeper/keeper.jar"))).isEmpty();
    }

    private SampleBuilder javaOfAService(String... arguments) {
        return java(arguments).uid(WWW_DATA);
    }

    private SampleBuilder daemon(String path, int uid) {
        return program(path).uid(uid).cgroup(SERVICE);
    }

    private SampleBuilder persons(String path, int uid) {
        return program(path).uid(uid).cgroup(SESSION);
    }

    private SampleBuilder contained(String path, int uid) {
        return program(path).uid(uid).container(CONTAINER);
    }

    private SampleBuilder script(String interpreter, String path, int uid) {
        return daemon(interpreter, uid).commandLine(interpreter, path);
    }

    private static ProcessPolicy at(String name, String path) {
        return Policies.expecting(name, new Expected(false, List.of(), List.of(), List.of(path)), Origin.OPERATOR);
    }

    private List<WarningCode> codes(SampleBuilder process, ProcessPolicy... entries) {
        return check(process, entries).stream()
                .filter(warning -> warning.code() != WarningCode.RUNNING_AS_ROOT)
                .map(Warning::code)
                .toList();
    }

    private Warning only(SampleBuilder process, ProcessPolicy... entries) {
        assertThat(codes(process, entries)).hasSize(1);
        return one(codes(process, entries).getFirst(), process, entries);
    }

    private Warning one(WarningCode code, SampleBuilder process, ProcessPolicy... entries) {
        List<Warning> found = check(process, entries).stream()
                .filter(warning -> warning.code() == code)
                .toList();
        assertThat(found).as("%s among %s", code, codes(process, entries)).hasSize(1);
        return found.getFirst();
    }

    private List<Warning> check(SampleBuilder process, ProcessPolicy... entries) {
        return new Warnings(KnownPorts.read(), 20).of(evidence(process, entries));
    }

    private Evidence evidence(SampleBuilder process, ProcessPolicy... entries) {
        ProcessSample sample = process.build();
        host.sees(sample.pid(), "mnt:[1]");
        AccessReader reader = host.reader();
        ExecutableLocations places = new ExecutableLocations(List.of("/usr", "/bin", "/opt"), reader);
        ProcessSweep sweep = new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(sample), Map.of(), 0);
        Explainer explainer = new Explainer(Dictionary.of(entries));
        return new Evidence(
                sample,
                List.of(),
                explainer.explain(Explainer.search(sample, places)),
                places.of(sample),
                List.of(),
                new ProcessAccesses(reader, new ProcessInspector(host.host()))
                        .read(sample, sweep)
                        .map(ProcessFacts.NONE::with)
                        .orElse(ProcessFacts.NONE),
                Duration.ZERO);
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** setxattr(2): the JDK writes attributes of users only. */
    private static void setAccessList(Path path, String hexadecimal) {
        byte[] value = HexFormat.of().parseHex(hexadecimal);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = LibC.errnoSegment(arena);
            int answer = (int) LibC.failing(
                            "setxattr", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT))
                    .invokeExact(
                            state,
                            arena.allocateFrom(path.toString()),
                            arena.allocateFrom("system.posix_acl_access"),
                            arena.allocateFrom(JAVA_BYTE, value),
                            (long) value.length,
                            0);
            assertThat(answer).as("errno %d", LibC.errno(state)).isZero();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
