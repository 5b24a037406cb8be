package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.Firewall;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUBLIC_PORT and SYSTEM_PORT by who can reach the port. */
class PortWarningsTest {

    private static final Warnings WARNINGS = new Warnings(KnownPorts.read(), 20);
    private static final ExecutableLocations PLACES = new ExecutableLocations(List.of("/usr"), FileAccesses.UNREAD);
    private static final Firewall UFW = new Firewall(
            true, Optional.of(new Firewall.Ufw(Optional.of(List.of()), false, Firewall.Published.BYPASS)), List.of());

    @ParameterizedTest
    @CsvSource({
        "6379, EVERYWHERE, DANGER, at every address, 모든 주소에서",
        "6379, PUBLIC, DANGER, a public address, 공인 주소",
        "6379, PRIVATE, CAUTION, private networks, 사설 네트워크",
        "6379, LINK_LOCAL, CAUTION, on that link, 같은 링크",
        "6379, CONTAINERS, INFO, only containers of this machine, 이 서버의 컨테이너만",
        "6379, VIRTUAL_MACHINES, INFO, only virtual machines of this machine, 이 서버의 가상 머신만",
        "80, EVERYWHERE, CAUTION, at every address, 모든 주소에서",
        "80, PRIVATE, INFO, private networks, 사설 네트워크",
        "443, EVERYWHERE, INFO, at every address, 모든 주소에서"
    })
    void how_bad_a_port_is_follows_from_who_can_reach_it(
            int port, Reach reach, Severity severity, String english, String korean) {
        Warning warning = only(check(host(port, reach)));
        assertThat(warning.code()).isEqualTo(WarningCode.PUBLIC_PORT);
        assertThat(warning.severity()).isEqualTo(severity);
        assertThat(warning.why().en()).containsIgnoringCase(english).doesNotContain("0:0:0:0");
        assertThat(warning.why().ko()).contains(korean, "열고 접속을 기다립니다");
    }

    @Test
    void a_database_is_one_at_any_number_and_what_is_none_is_not() {
        assertThat(listening("redis-server", "database", "0.0.0.0", 16_380)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.argument()).contains("16380");
            assertThat(warning.title().en()).contains("16380", "Redis");
            assertThat(warning.todo().en()).contains("16380").doesNotContain("6379 ");
        });
        assertThat(listening("redis-server", "database", "127.0.0.1", 16_380)).isEmpty();
        assertThat(listening("redis-exporter", "monitoring", "0.0.0.0", 16_380)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {9100, 9104, 9121, 9187})
    void the_figures_of_an_exporter_are_told_wherever_it_came_from(int port) {
        assertThat(Scene.of(SampleBuilder.program("/usr/local/bin/exporter"))
                        .listening("0.0.0.0", port)
                        .warning(WarningCode.PUBLIC_PORT))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    private static Optional<Warning> listening(String name, String category, String address, int port) {
        Expected expected = new Expected(false, List.of(6379), List.of(), List.of());
        return Scene.of(SampleBuilder.program("/usr/bin/" + name))
                .known(Policies.entry(name, category, false, expected, Origin.CATALOG))
                .listening(address, port)
                .warning(WarningCode.PUBLIC_PORT);
    }

    @ParameterizedTest
    @CsvSource({"6379", "80", "999", "1"})
    void of_a_socket_that_another_program_opened_and_holds_there_is_nothing_to_say(int port) {
        assertThat(check(new OpenPort(
                        Protocol.TCP, "0.0.0.0", port, Reach.EVERYWHERE, false, List.of(), new Purpose.Inherited(90))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6379", "80", "999", "1"})
    void on_loopback_there_is_nothing_to_say(int port) {
        assertThat(check(host(port, Reach.LOOPBACK))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Reach.class, names = "LOOPBACK", mode = EnumSource.Mode.EXCLUDE)
    void a_system_port_nobody_knows_is_told_with_who_can_reach_it(Reach reach) {
        Warning warning = only(check(host(999, reach)));
        assertThat(warning.code()).isEqualTo(WarningCode.SYSTEM_PORT);
        assertThat(warning.severity()).isEqualTo(reach.leavesMachine() ? Severity.CAUTION : Severity.INFO);
        assertThat(warning.why().ko()).contains("999 포트", "접속");
    }

    @Test
    void of_one_port_at_several_addresses_the_widest_is_told() {
        assertThat(only(check(host(6379, Reach.CONTAINERS), host(6379, Reach.EVERYWHERE)))
                        .severity())
                .isEqualTo(Severity.DANGER);
    }

    @Test
    void a_published_port_is_told_with_the_containers_name_both_numbers_and_the_cure_that_works_there() {
        Warning warning = only(check(UFW, published(6379, 16_379, Reach.EVERYWHERE)));
        assertThat(warning.code()).isEqualTo(WarningCode.PUBLIC_PORT);
        assertThat(warning.argument()).contains("6379");
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.title().en())
                .isEqualTo("port 6379 (usually Redis) of container db is published as 16379 at every address");
        assertThat(warning.title().ko()).contains("db 컨테이너의 6379 포트(보통 Redis)", "16379 포트로 모든 주소에");
        assertThat(warning.why().en()).contains("ufw does not filter published ports");
        assertThat(warning.todo().en()).contains("-p 127.0.0.1:16379:6379").doesNotContain("Set bind");
        assertThat(warning.todo().ko()).contains("-p 127.0.0.1:16379:6379", "\"127.0.0.1:16379:6379\"");
    }

    @Test
    void a_published_udp_port_keeps_its_protocol_in_the_cure() {
        OpenPort memcached = new OpenPort(
                Protocol.UDP,
                "0.0.0.0",
                11_211,
                Reach.CONTAINERS,
                true,
                List.of(new Publication("0.0.0.0", 11_211, Reach.EVERYWHERE)),
                Purpose.OWN);
        assertThat(only(check(memcached)).todo().en()).contains("-p 127.0.0.1:11211:11211/udp");
    }

    @Test
    void published_to_this_machine_only_and_not_published_at_all_is_quiet() {
        assertThat(check(published(6379, 16_379, Reach.LOOPBACK))).isEmpty();
        assertThat(check(contained(6379))).isEmpty();
        assertThat(check(contained(999))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8088, YARN", "10000, Webmin", "9090, Prometheus / Cockpit", "2375, Docker API"})
    void of_an_unknown_program_the_number_is_told_as_what_it_usually_is(int number, String service) {
        Warning warning = only(check(host(number, Reach.EVERYWHERE)));
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.title().en()).contains("(usually " + service + ")");
        assertThat(warning.title().ko()).contains("(보통 " + service + ")");
        assertThat(warning.why().en()).contains("whether this program is one is not known. If it is: ");
        assertThat(warning.why().ko()).contains("알 수 없습니다");
        assertThat(warning.todo().en()).contains("Check what server uses port " + number + " for");
    }

    @ParameterizedTest
    @CsvSource({"8088", "10000", "6379", "2375", "443"})
    void of_a_program_that_is_known_to_be_another_nothing_is_said_of_the_numbers_service(int number) {
        SampleBuilder nginx = program("/usr/sbin/nginx");
        ProcessPolicy entry = nginx(List.of(80));
        assertThat(check(nginx, Firewall.UNREAD, List.of(host(number, Reach.EVERYWHERE)), entry))
                .extracting(Warning::code)
                .doesNotContain(WarningCode.PUBLIC_PORT);
        assertThat(check(
                        program("/usr/sbin/nginx").container("c".repeat(64)),
                        Firewall.UNREAD,
                        List.of(published(number, number, Reach.EVERYWHERE)),
                        entry))
                .extracting(Warning::code)
                .doesNotContain(WarningCode.PUBLIC_PORT);
        Warning own = only(check(nginx, Firewall.UNREAD, List.of(host(80, Reach.EVERYWHERE)), entry));
        assertThat(own.title().en()).contains("(HTTP)").doesNotContain("usually");
    }

    @Test
    void below_1024_a_program_that_is_known_to_be_another_is_told_to_be_on_an_unusual_port() {
        Warning warning = only(check(
                program("/usr/sbin/nginx"), Firewall.UNREAD, List.of(host(512, Reach.EVERYWHERE)), nginx(List.of(80))));
        assertThat(warning.code()).isEqualTo(WarningCode.SYSTEM_PORT);
        assertThat(warning.why().en()).contains("nginx usually uses other ones").doesNotContain("table");
    }

    @ParameterizedTest
    @CsvSource({"/tmp/nginx", "/home/mina/nginx", "/usr/bin/python3"})
    void a_name_alone_makes_no_program_another(String executable) {
        SampleBuilder claims = program(executable).comm("nginx");
        assertThat(check(claims, Firewall.UNREAD, List.of(host(6379, Reach.EVERYWHERE)), nginx(List.of(80))))
                .filteredOn(warning -> warning.code() == WarningCode.PUBLIC_PORT)
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.title().en()).contains("usually Redis");
                });
    }

    @Test
    void an_operators_word_for_a_port_does_not_make_the_program_that_service() {
        ProcessPolicy allowed = Policies.expecting(
                "nginx", new Expected(false, List.of(8088), List.of(), List.of("/usr/sbin/nginx")), Origin.OPERATOR);
        assertThat(only(check(
                                program("/usr/sbin/nginx"),
                                Firewall.UNREAD,
                                List.of(host(8088, Reach.EVERYWHERE)),
                                allowed))
                        .title()
                        .en())
                .contains("usually YARN");
    }

    @Test
    void a_runtime_may_be_what_the_number_says() {
        ProcessPolicy java = Policies.entry(
                "java",
                "runtime",
                true,
                new Expected(false, List.of(8005), List.of(), List.of("/usr/bin/java")),
                Origin.CATALOG);
        assertThat(only(check(program("/usr/bin/java"), Firewall.UNREAD, List.of(host(8088, Reach.EVERYWHERE)), java))
                        .severity())
                .isEqualTo(Severity.DANGER);
    }

    private static ProcessPolicy nginx(List<Integer> ports) {
        return Policies.expecting(
                "nginx", new Expected(false, ports, List.of(), List.of("/usr/sbin/nginx")), Origin.CATALOG);
    }

    @Test
    void a_published_number_that_the_container_does_not_explain_is_judged_by_what_others_see() {
        assertThat(only(check(published(12_345, 6379, Reach.EVERYWHERE))).severity())
                .isEqualTo(Severity.DANGER);
        Warning odd = only(check(published(12_345, 999, Reach.EVERYWHERE)));
        assertThat(odd.code()).isEqualTo(WarningCode.SYSTEM_PORT);
        assertThat(odd.todo().en()).contains("127.0.0.1:999:12345");
    }

    @Test
    void docker_proxy_is_no_finding_of_its_own_and_says_which_container_it_serves() {
        OpenPort proxy = new OpenPort(
                Protocol.TCP,
                "0.0.0.0",
                16_379,
                Reach.EVERYWHERE,
                false,
                List.of(),
                new Purpose.Forwarding("db", 6379));
        Warning warning = only(check(proxy));
        assertThat(warning.muted()).isTrue();
        assertThat(warning.why().en()).contains("port 6379 of container db");
    }

    @Test
    void what_systemd_keeps_open_for_a_service_is_told_with_the_unit_and_once() {
        OpenPort waiting = held(999, Optional.of("demo.socket"), false);
        Warning warning = only(check(waiting));
        assertThat(warning.why().en()).contains("for demo.socket", "starts demo.service");
        assertThat(warning.todo().en()).contains("systemctl disable --now -- demo.socket");
        assertThat(check(held(999, Optional.of("demo.socket"), true))).isEmpty();
        assertThat(check(held(6379, Optional.of("demo.socket"), true))).isEmpty();
        assertThat(only(check(held(6379, Optional.empty(), false))).why().en()).contains("systemd itself");
    }

    @Test
    void what_is_known_of_the_firewall_makes_no_finding_milder() {
        Warning warning = only(check(UFW, host(6379, Reach.EVERYWHERE)));
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.why().en()).contains("it does not let port 6379 through");
        assertThat(only(check(UFW, host(6379, Reach.CONTAINERS))).why().en()).doesNotContain("ufw");
    }

    @Test
    void what_a_policy_expects_is_muted_in_a_container_too() {
        ProcessPolicy nginx = Policies.expecting(
                "nginx", new Expected(false, List.of(), List.of(80), List.of("/usr/sbin/nginx")), Origin.CATALOG);
        SampleBuilder process = program("/usr/sbin/nginx").container("c".repeat(64));
        assertThat(only(check(process, Firewall.UNREAD, List.of(published(80, 80, Reach.EVERYWHERE)), nginx))
                        .muted())
                .isTrue();
    }

    private static OpenPort host(int port, Reach reach) {
        String address = reach == Reach.EVERYWHERE ? "0:0:0:0:0:0:0:0" : "192.0.2.7";
        return new OpenPort(Protocol.TCP, address, port, reach, false, List.of(), Purpose.OWN);
    }

    private static OpenPort contained(int port) {
        return new OpenPort(Protocol.TCP, "0.0.0.0", port, Reach.CONTAINERS, true, List.of(), Purpose.OWN);
    }

    private static OpenPort published(int port, int hostPort, Reach reach) {
        return new OpenPort(
                Protocol.TCP,
                "0.0.0.0",
                port,
                Reach.CONTAINERS,
                true,
                List.of(new Publication("0.0.0.0", hostPort, reach)),
                Purpose.OWN);
    }

    private static OpenPort held(int port, Optional<String> unit, boolean taken) {
        return new OpenPort(
                Protocol.TCP,
                "0:0:0:0:0:0:0:0",
                port,
                Reach.EVERYWHERE,
                false,
                List.of(),
                new Purpose.Activation(unit, unit.map(_ -> "demo.service"), taken));
    }

    private static List<Warning> check(OpenPort... ports) {
        return check(Firewall.UNREAD, ports);
    }

    private static List<Warning> check(Firewall firewall, OpenPort... ports) {
        return check(program("/usr/bin/server"), firewall, List.of(ports));
    }

    private static List<Warning> check(
            SampleBuilder process, Firewall firewall, List<OpenPort> ports, ProcessPolicy... entries) {
        ProcessSample sample = process.build();
        Explainer explainer = new Explainer(Dictionary.of(entries));
        return WARNINGS.of(new Evidence(
                sample,
                List.of(),
                explainer.explain(Explainer.search(sample, PLACES)),
                PLACES.of(sample),
                List.of(),
                ProcessFacts.NONE.with(new PortFacts(ports, Optional.of("db"), firewall)),
                Duration.ZERO));
    }

    private static Warning only(List<Warning> warnings) {
        assertThat(warnings).hasSize(1);
        return warnings.getFirst();
    }
}
