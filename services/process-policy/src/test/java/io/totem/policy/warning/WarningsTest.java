package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.OpenFolder;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {

    private static final String CONTAINER = "c".repeat(64);
    private static final Warnings WARNINGS = new Warnings(KnownPorts.read(), 20);
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/opt"), OpenFolder.at("/srv/open"));
    private static final String SERVICE = "/system.slice/some.service";

    @Test
    void an_ordinary_program_of_a_person_has_no_warning() {
        assertThat(codes(sleep())).isEmpty();
    }

    @Test
    void a_daemon_of_root_that_nobody_explains_is_a_caution_that_names_the_program_and_the_user() {
        Warning warning = only(check(program("/usr/sbin/crond").root()));
        assertThat(warning.code()).isEqualTo(WarningCode.RUNNING_AS_ROOT);
        assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
        assertThat(warning.muted()).isFalse();
        assertThat(warning.why().en()).contains("crond", "root");
        assertThat(warning.why().ko()).contains("crond", "root");
    }

    @Test
    void root_is_a_muted_fact_where_the_policy_expects_it_of_the_program_at_that_path() {
        ProcessPolicy policy = expecting(new Expected(true, List.of(), List.of(), List.of("/usr/sbin/sshd")));
        List<ListeningSocket> door = List.of(tcp("0.0.0.0", 2022));
        assertThat(only(check(program("/usr/sbin/sshd").uid(0).cgroup("/system.slice/ssh.service"), door, policy))
                        .muted())
                .isTrue();
        assertThat(only(check(program("/usr/local/sbin/sshd").uid(0).cgroup("/system.slice/ssh.service"), door, policy))
                        .muted())
                .isFalse();
        assertThat(only(check(
                                program("/usr/sbin/sshd")
                                        .executableUnreadable()
                                        .uid(0)
                                        .cgroup("/system.slice/ssh.service"),
                                door,
                                policy))
                        .muted())
                .isFalse();
    }

    @Test
    void what_the_dictionary_knows_and_nobody_outside_reaches_may_run_as_root() {
        ProcessPolicy cron = Policies.entry("cron", false);
        assertThat(codes(program("/usr/sbin/cron").root(), cron)).isEmpty();
        assertThat(check(program("/usr/sbin/cron").root(), List.of(tcp("127.0.0.1", 2022)), cron))
                .isEmpty();
        assertThat(check(program("/usr/sbin/cron").root(), List.of(udp("0.0.0.0", 40_000)), cron))
                .isEmpty();
        Warning reached = only(check(program("/usr/sbin/cron").root(), List.of(udp("0.0.0.0", 5_000)), cron));
        assertThat(reached.code()).isEqualTo(WarningCode.RUNNING_AS_ROOT);
        assertThat(reached.why().en()).contains("other machines can reach unless a firewall stops them");
    }

    @Test
    void what_an_administrator_runs_crons_jobs_and_the_kernels_helpers_are_not_told_for_being_roots() {
        SampleBuilder backup = program("/usr/bin/backup").uid(0);
        assertThat(codes(backup.cgroup(SERVICE))).containsExactly(WarningCode.RUNNING_AS_ROOT);
        assertThat(codes(backup.cgroup("/user.slice/user-0.slice/session-1.scope")))
                .isEmpty();
        assertThat(codes(backup.cgroup("/user.slice/user-0.slice/user@0.service/app.slice/x.service")))
                .isEmpty();
        assertThat(codes(backup.cgroup("/").terminal(136 << 8))).isEmpty();
        assertThat(codes(program("/usr/bin/backup").uid(0).cgroup("/system.slice/cron.service")))
                .isEmpty();
        assertThat(codes(program("/usr/bin/backup").uid(0).cgroup("/"), List.of("sh", "crond")))
                .isEmpty();
        assertThat(codes(program("/usr/bin/backup").uid(0).cgroup("/"), List.of("sh", "/opt/.x/crond")))
                .containsExactly(WarningCode.RUNNING_AS_ROOT);
        assertThat(codes(program("/usr/bin/backup").uid(0).cgroup("/"), List.of("sh", "init")))
                .containsExactly(WarningCode.RUNNING_AS_ROOT);
        assertThat(codes(program("/usr/bin/helper").uid(0).cgroup("/").parentPid(2)))
                .isEmpty();
        assertThat(codes(program("/usr/bin/helper").uid(0).cgroup(SERVICE).state('Z')))
                .isEmpty();
    }

    @Test
    void in_a_container_the_files_name_decides_because_paths_mean_nothing_outside() {
        ProcessPolicy policy = expecting(new Expected(true, List.of(), List.of(), List.of("/usr/sbin/sshd")));
        SampleBuilder contained = program("/usr/local/sbin/sshd").uid(0).container(CONTAINER);
        assertThat(only(check(contained, List.of(tcp("0.0.0.0", 2022)), policy)).muted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"23,DANGER", "2375,DANGER", "6379,DANGER", "27017,DANGER", "80,CAUTION", "443,INFO", "22,INFO"})
    void a_public_port_of_the_table_is_as_severe_as_the_table_says(int port, Severity severity) {
        Warning warning = only(check(sleep(), List.of(tcp("0.0.0.0", port))));
        assertThat(warning.code()).isEqualTo(WarningCode.PUBLIC_PORT);
        assertThat(warning.argument()).contains(Integer.toString(port));
        assertThat(warning.severity()).isEqualTo(severity);
        assertThat(warning.why().en()).contains(Integer.toString(port), "at every address");
        assertThat(warning.why().ko()).contains(Integer.toString(port), "모든 주소에서");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,0", "127.9.9.9,0", "::1,0", "::,1", "0.0.0.0,1", "10.0.0.5,1", "192.0.2.1,1", "fe80::1,1"})
    void loopback_is_not_public_and_every_other_address_is(String address, int warnings) {
        assertThat(check(sleep(), List.of(tcp(address, 6379)))).hasSize(warnings);
    }

    @Test
    void a_port_open_on_two_addresses_is_told_once() {
        assertThat(check(sleep(), List.of(tcp("0.0.0.0", 80), tcp("::", 80)))).hasSize(1);
    }

    @Test
    void a_public_port_is_excused_by_public_ports_alone() {
        List<ListeningSocket> web = List.of(tcp("0.0.0.0", 80));
        ProcessPolicy byPorts =
                expecting("nginx", new Expected(false, List.of(80), List.of(), List.of("/usr/sbin/nginx")));
        ProcessPolicy byPublic =
                expecting("nginx", new Expected(false, List.of(), List.of(80), List.of("/usr/sbin/nginx")));
        assertThat(only(check(program("/usr/sbin/nginx"), web, byPorts)).muted())
                .isFalse();
        assertThat(only(check(program("/usr/sbin/nginx"), web, byPublic)).muted())
                .isTrue();
        assertThat(check(program("/opt/nginx"), web, byPublic)).noneMatch(Warning::muted);
    }

    @ParameterizedTest
    @CsvSource({"CATALOG,false", "IMPORT,false", "OPERATOR,true"})
    void a_danger_port_is_excused_by_an_operators_own_policy_only(Origin origin, boolean muted) {
        Expected expected = new Expected(false, List.of(6379), List.of(6379), List.of("/usr/bin/redis-server"));
        ProcessPolicy policy = Policies.expecting("redis-server", expected, origin);
        Warning warning = only(check(program("/usr/bin/redis-server"), List.of(tcp("0.0.0.0", 6379)), policy));
        assertThat(warning.muted()).isEqualTo(muted);
    }

    @Test
    void a_port_below_1024_that_the_table_does_not_know_is_a_caution_until_expected() {
        List<ListeningSocket> odd = List.of(tcp("0.0.0.0", 999));
        Warning warning = only(check(program("/usr/bin/odd"), odd));
        assertThat(warning.code()).isEqualTo(WarningCode.SYSTEM_PORT);
        assertThat(warning.argument()).contains("999");
        ProcessPolicy policy = expecting("odd", new Expected(false, List.of(999), List.of(), List.of("/usr/bin/odd")));
        assertThat(only(check(program("/usr/bin/odd"), odd, policy)).muted()).isTrue();
        assertThat(check(sleep(), List.of(tcp("0.0.0.0", 1024)))).isEmpty();
        assertThat(check(sleep(), List.of(tcp("127.0.0.1", 999)))).isEmpty();
    }

    @Test
    void memory_counts_from_the_configured_share_on() {
        assertThat(codes(sleep().memoryPercent(19.9))).isEmpty();
        assertThat(codes(sleep().memoryPercent(20))).containsExactly(WarningCode.HIGH_MEMORY_USAGE);
        assertThat(only(check(sleep().memoryPercent(41.7))).why().en()).contains("41 %");
    }

    @ParameterizedTest
    @CsvSource({
        "/tmp/x,DANGER",
        "/var/tmp/a/x,DANGER",
        "/dev/shm/x,DANGER",
        "/srv/open/x,DANGER",
        "/home/kim/x,CAUTION",
        "/srv/app/x,CAUTION",
        "/usrlocal/x,CAUTION"
    })
    void a_program_outside_the_standard_paths_is_as_severe_as_its_folder_is_open(String path, Severity severity) {
        Warning warning = only(check(program(path)));
        assertThat(warning.code()).isEqualTo(WarningCode.SUSPICIOUS_PATH);
        assertThat(warning.severity()).isEqualTo(severity);
        assertThat(warning.why().ko()).contains(path);
    }

    @Test
    void a_path_inside_a_container_is_a_caution_but_its_tmp_is_danger() {
        assertThat(only(check(program("/srv/open/x").container(CONTAINER))).severity())
                .isEqualTo(Severity.CAUTION);
        assertThat(only(check(program("/tmp/x").container(CONTAINER))).severity())
                .isEqualTo(Severity.DANGER);
    }

    @Test
    void of_an_interpreter_the_script_is_judged() {
        SampleBuilder python = program("/usr/bin/python3.11");
        assertThat(codes(python.commandLine("/usr/bin/python3", "-u", "/tmp/x.py")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(python.commandLine("/usr/bin/python3", "/usr/sbin/firewalld", "--nofork")))
                .isEmpty();
        assertThat(codes(python.commandLine("/usr/bin/python3", "/usr/../tmp/x.py")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(python.commandLine("/usr/bin/python3", "-c", "/tmp/x")))
                .isEmpty();
        assertThat(codes(program("/usr/bin/java").commandLine("java", "-Xmx1g", "-jar", "/tmp/x.jar")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(program("/usr/bin/java").commandLine("java", "-cp", "/opt/a.jar:/tmp/.x", "Main")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(python.commandLine("python3", "a.py").workingFolder("/tmp/.hidden")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(program("/usr/bin/bash").commandLine("bash", "-o", "pipefail", "/tmp/x.sh")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(program("/usr/bin/php8.4").commandLine("php", "-d", "a=b", "/tmp/x.php")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(program("/usr/lib64/ld-linux-x86-64.so.2").commandLine("ld.so", "/tmp/x")))
                .containsExactly(WarningCode.SUSPICIOUS_PATH);
    }

    @Test
    void a_script_that_came_through_a_pipe_has_no_place_but_one_in_shared_memory_has() {
        SampleBuilder bash = program("/usr/bin/bash");
        assertThat(codes(bash.commandLine("bash", "/dev/fd/3"))).isEmpty();
        assertThat(codes(bash.commandLine("bash", "/dev/shm/x.sh"))).containsExactly(WarningCode.SUSPICIOUS_PATH);
    }

    @ParameterizedTest
    @CsvSource({"CATALOG,false", "OPERATOR,true"})
    void a_place_anybody_can_write_to_is_excused_by_an_operator_only(Origin origin, boolean muted) {
        Expected expected = new Expected(false, List.of(), List.of(), List.of("/tmp/x"));
        assertThat(only(check(program("/tmp/x"), Policies.expecting("x", expected, origin)))
                        .muted())
                .isEqualTo(muted);
    }

    @Test
    void a_deleted_program_is_a_caution_and_danger_where_it_lay_in_tmp() {
        Warning updated = only(check(program("/usr/sbin/nginx").deleted()));
        assertThat(updated.code()).isEqualTo(WarningCode.DELETED_BINARY);
        assertThat(updated.severity()).isEqualTo(Severity.CAUTION);
        assertThat(check(program("/tmp/x").deleted()))
                .filteredOn(warning -> warning.code() == WarningCode.DELETED_BINARY)
                .singleElement()
                .extracting(Warning::severity)
                .isEqualTo(Severity.DANGER);
    }

    @Test
    void what_was_deleted_is_never_muted() {
        Expected everything = new Expected(true, List.of(), List.of(), List.of("/usr/sbin/nginx"));
        ProcessPolicy policy = Policies.expecting("nginx", everything, Origin.OPERATOR);
        assertThat(only(check(program("/usr/sbin/nginx").deleted(), policy)).muted())
                .isFalse();
    }

    @Test
    void a_program_from_memory_is_danger() {
        Warning warning = only(check(program("/memfd:kworker").deleted()));
        assertThat(warning.code()).isEqualTo(WarningCode.MEMFD_EXEC);
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
    }

    @Test
    void what_hides_and_what_is_malware_is_never_muted() {
        Expected everything =
                new Expected(true, List.of(), List.of(), List.of("/memfd:kworker", "/usr/bin/kdevtmpfsi"));
        ProcessPolicy hiding = Policies.expecting("memfd:kworker", everything, Origin.OPERATOR);
        assertThat(only(check(program("/memfd:kworker").deleted(), hiding)).muted())
                .isFalse();
        assertThat(only(check(program("/usr/bin/kdevtmpfsi"), Policies.malware("kdevtmpfsi")))
                        .muted())
                .isFalse();
    }

    @Test
    void the_name_of_known_malware_is_told_as_file_name_script_and_comm_and_not_as_an_argument() {
        ProcessPolicy miner = Policies.malware("kdevtmpfsi");
        assertThat(codes(program("/usr/bin/kdevtmpfsi"), miner)).containsExactly(WarningCode.MINER_NAME);
        assertThat(codes(program("/usr/bin/python3").comm("kdevtmpfsi"), miner))
                .containsExactly(WarningCode.MINER_NAME);
        assertThat(codes(program("/tmp/x").comm("kdevtmpfsi"), miner))
                .containsExactly(WarningCode.MINER_NAME, WarningCode.SUSPICIOUS_PATH);
        assertThat(codes(program("/usr/bin/python3").commandLine("python3", "/usr/bin/kdevtmpfsi"), miner))
                .containsExactly(WarningCode.MINER_NAME);
        assertThat(codes(program("/usr/bin/grep").commandLine("grep", "kdevtmpfsi"), miner))
                .isEmpty();
        assertThat(codes(program("/usr/bin/vim.basic").commandLine("vim", "kdevtmpfsi"), miner))
                .isEmpty();
    }

    @Test
    void a_miners_name_alone_is_a_caution() {
        assertThat(severity(program("/usr/bin/xmrig"))).isEqualTo(Severity.CAUTION);
        assertThat(severity(program("/home/kim/xmrig"))).isEqualTo(Severity.CAUTION);
        assertThat(severity(program("/home/kim/.local/bin/xmrig"))).isEqualTo(Severity.CAUTION);
        assertThat(severity(program("/usr/bin/xmrig").root())).isEqualTo(Severity.CAUTION);
        assertThat(severity(program("/usr/bin/python3").comm("xmrig"))).isEqualTo(Severity.CAUTION);
        assertThat(severity(program("/app/xmrig").uid(100).container(CONTAINER)))
                .isEqualTo(Severity.CAUTION);
    }

    @Test
    void with_a_second_sign_it_is_danger_that_names_the_sign() {
        assertThat(severity(program("/tmp/xmrig"))).isEqualTo(Severity.DANGER);
        assertThat(severity(program("/home/kim/.cache/xmrig"))).isEqualTo(Severity.DANGER);
        assertThat(severity(program("/usr/bin/xmrig").deleted())).isEqualTo(Severity.DANGER);
        assertThat(severity(program("/usr/bin/xmrig").commandLine("xmrig", "-o", "stratum+tcp://pool.test:3333")))
                .isEqualTo(Severity.DANGER);
        assertThat(severity(program("/usr/bin/xmrig").uid(33))).isEqualTo(Severity.DANGER);
        assertThat(severity(program("/usr/bin/xmrig").uid(65_534))).isEqualTo(Severity.DANGER);
        assertThat(miner(program("/usr/bin/xmrig").uid(33)).why().en()).contains("user33", "an account of the system");
        assertThat(miner(program("/tmp/xmrig")).why().ko()).contains("/tmp/xmrig", "누구나 파일을 둘 수 있는");
    }

    private static Severity severity(SampleBuilder process) {
        return miner(process).severity();
    }

    private static Warning miner(SampleBuilder process) {
        return check(process, Policies.malware("xmrig")).stream()
                .filter(warning -> warning.code() == WarningCode.MINER_NAME)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_kernels_own_threads_are_not_analysed() {
        assertThat(codes(kernel("kworker/0:1"))).isEmpty();
    }

    @Test
    void the_worst_warning_stands_first_and_muted_ones_last() {
        ProcessPolicy policy = expecting("x", new Expected(true, List.of(), List.of(), List.of("/tmp/x")));
        assertThat(check(program("/tmp/x").root().memoryPercent(30), List.of(tcp("0.0.0.0", 2022)), policy))
                .extracting(Warning::code)
                .containsExactly(
                        WarningCode.SUSPICIOUS_PATH, WarningCode.HIGH_MEMORY_USAGE, WarningCode.RUNNING_AS_ROOT);
    }

    private static List<WarningCode> codes(SampleBuilder process, ProcessPolicy... entries) {
        return check(process, entries).stream().map(Warning::code).toList();
    }

    private static List<WarningCode> codes(SampleBuilder process, List<String> ancestors) {
        return check(process, List.of(), ancestors).stream().map(Warning::code).toList();
    }

    private static List<Warning> check(SampleBuilder process, ProcessPolicy... entries) {
        return check(process, List.of(), entries);
    }

    private static List<Warning> check(SampleBuilder process, List<ListeningSocket> sockets, ProcessPolicy... entries) {
        return check(process, sockets, List.of(), entries);
    }

    private static List<Warning> check(
            SampleBuilder process, List<ListeningSocket> sockets, List<String> ancestors, ProcessPolicy... entries) {
        ProcessSample sample = process.build();
        Explainer explainer = new Explainer(Dictionary.of(entries));
        return WARNINGS.of(new Evidence(
                sample,
                sockets,
                explainer.explain(Explainer.search(sample, PLACES)),
                PLACES.of(sample),
                ancestors.stream()
                        .map(name -> Ancestor.of(
                                program(name.startsWith("/") ? name : "/usr/sbin/" + name)
                                        .root()
                                        .build(),
                                Ancestor.Audience.NOBODY,
                                false))
                        .toList(),
                ProcessFacts.NONE,
                Duration.ZERO));
    }

    private static Warning only(List<Warning> warnings) {
        assertThat(warnings).hasSize(1);
        return warnings.getFirst();
    }

    private static ProcessPolicy expecting(Expected expected) {
        return expecting("sshd", expected);
    }

    private static ProcessPolicy expecting(String name, Expected expected) {
        return Policies.expecting(name, expected, Origin.CATALOG);
    }

    /** One folder of this host is open to all; a container's cannot be looked at. */
    private static ListeningSocket tcp(String address, int port) {
        return socket(Protocol.TCP, address, port);
    }

    private static ListeningSocket udp(String address, int port) {
        return socket(Protocol.UDP, address, port);
    }

    private static ListeningSocket socket(Protocol protocol, String address, int port) {
        try {
            return new ListeningSocket(protocol, InetAddress.getByName(address), port, 1);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
