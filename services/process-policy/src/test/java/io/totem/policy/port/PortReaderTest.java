package io.totem.policy.port;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.container.DockerFolder;
import io.totem.policy.supervisor.SocketUnits;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.AddressTable;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortReaderTest {

    private static final String ID = "0123456789abcdef".repeat(4);
    private static final AddressTable BRIDGES = new AddressTable(
            List.of(
                    new AddressTable.Network(0xac110000, 0xffff0000, Optional.of(Reach.CONTAINERS)),
                    new AddressTable.Network(0xc0a80100, 0xffffff00, Optional.empty())),
            Map.of());

    @TempDir
    Path root;

    private final Map<Integer, List<ListeningSocket>> listening = new LinkedHashMap<>();
    private PortReader reader;

    @BeforeEach
    void a_host() throws IOException {
        engine("172.17.0.2", "{\"6379/tcp\": [{\"HostIp\": \"0.0.0.0\", \"HostPort\": \"16379\"}]}");
        reader = new PortReader(
                new HostAddresses(() -> BRIDGES, Clock.systemUTC()),
                new DockerFolder(root.resolve("docker"), Clock.systemUTC()),
                new SocketUnits(root, Clock.systemUTC()),
                new FirewallFiles(root, Clock.systemUTC()));
    }

    @Test
    void a_published_port_is_told_at_the_process_in_the_container_that_listens() {
        ProcessSample tini = contained(200, "/sbin/tini");
        ProcessSample redis = contained(201, "/usr/bin/redis-server");
        listening.put(201, List.of(inContainer("0.0.0.0", 6379)));
        ProcessSweep sweep = sweep(tini, redis);
        assertThat(open(tini, sweep)).isEmpty();
        assertThat(reader.read(redis, sweep)).hasValueSatisfying(facts -> {
            assertThat(facts.container()).contains("db");
            assertThat(facts.open()).singleElement().satisfies(port -> {
                assertThat(port.reach()).isEqualTo(Reach.CONTAINERS);
                assertThat(port.published()).containsExactly(new Publication("0.0.0.0", 16_379, Reach.EVERYWHERE));
            });
        });
    }

    @Test
    void what_listens_inside_on_loopback_is_published_in_vain() {
        ProcessSample redis = contained(201, "/usr/bin/redis-server");
        listening.put(201, List.of(inContainer("127.0.0.1", 6379)));
        assertThat(open(redis, sweep(redis)))
                .singleElement()
                .satisfies(port -> assertThat(port.leavesMachine()).isFalse());
    }

    @Test
    void where_the_sockets_of_the_container_cannot_be_read_its_main_process_tells_what_is_published() {
        ProcessSample first = contained(150, "/usr/bin/conmon-like");
        ProcessSample main = contained(200, "/usr/bin/redis-server");
        ProcessSweep sweep = sweep(first, main);
        assertThat(open(first, sweep)).isEmpty();
        assertThat(open(main, sweep))
                .singleElement()
                .returns(6379, OpenPort::port)
                .returns(true, OpenPort::leavesMachine);
    }

    @Test
    void a_container_in_the_network_of_another_is_reached_by_what_that_one_publishes() throws IOException {
        String app = "fedcba9876543210".repeat(4);
        write("docker/containers/" + app + "/config.v2.json", "{\"Name\": \"/app\", \"State\": {\"Pid\": 300}}");
        write("docker/containers/" + app + "/hostconfig.json", "{\"NetworkMode\": \"container:" + ID + "\"}");
        ProcessSample gateway = contained(200, "/usr/bin/sleep");
        ProcessSample redis =
                program("/usr/bin/redis-server").pid(300).container(app).build();
        listening.put(300, List.of(inContainer("0.0.0.0", 6379)));
        ProcessSweep sweep = sweep(gateway, redis);
        assertThat(open(gateway, sweep)).isEmpty();
        assertThat(open(redis, sweep)).singleElement().returns(true, OpenPort::leavesMachine);
        assertThat(reader.read(redis, sweep).flatMap(PortFacts::container)).contains("db");
    }

    @Test
    void what_a_server_starts_has_its_sockets_and_does_not_listen_while_a_worker_of_the_same_program_does() {
        ProcessSample agent = program("/opt/zabbix/sbin/zabbix_agentd").pid(90).build();
        ProcessSample worker =
                program("/opt/zabbix/sbin/zabbix_agentd").pid(91).parentPid(90).build();
        ProcessSample shell = program("/usr/bin/dash").pid(92).parentPid(91).build();
        ProcessSample sleep = program("/usr/bin/sleep").pid(93).parentPid(92).build();
        ProcessSample left = program("/usr/bin/sleep").pid(94).parentPid(1).build();
        for (int pid = 90; pid <= 94; pid++) {
            listening.put(pid, List.of(tcp("0.0.0.0", 10_050)));
        }
        ProcessSweep sweep = sweep(agent, worker, shell, sleep, left);
        assertThat(purpose(agent, sweep)).isEqualTo(Purpose.OWN);
        assertThat(purpose(worker, sweep)).isEqualTo(Purpose.OWN);
        assertThat(purpose(shell, sweep)).isEqualTo(new Purpose.Inherited(91));
        assertThat(purpose(sleep, sweep)).isEqualTo(new Purpose.Inherited(92));
        assertThat(purpose(left, sweep)).isEqualTo(Purpose.OWN);
    }

    @Test
    void a_program_that_opened_another_socket_at_the_same_port_listens_itself() {
        ProcessSample shell = program("/usr/bin/dash").pid(90).build();
        ProcessSample server = program("/srv/server").pid(91).parentPid(90).build();
        listening.put(90, List.of(new ListeningSocket(Protocol.TCP, InetAddress.ofLiteral("0.0.0.0"), 80, 7)));
        listening.put(91, List.of(new ListeningSocket(Protocol.TCP, InetAddress.ofLiteral("0.0.0.0"), 80, 8)));
        assertThat(purpose(server, sweep(shell, server))).isEqualTo(Purpose.OWN);
    }

    @Test
    void docker_proxy_says_which_container_it_serves_and_nobody_else_may_say_so() {
        ProcessSample redis = contained(200, "/usr/bin/redis-server");
        ProcessSample proxy = program("/usr/bin/docker-proxy").pid(90).root().build();
        ProcessSample impostor = program("/tmp/docker-proxy").pid(91).root().build();
        ProcessSample ofKim = program("/usr/bin/docker-proxy").pid(92).build();
        for (int pid : new int[] {90, 91, 92}) {
            listening.put(pid, List.of(tcp("0.0.0.0", 16_379)));
        }
        ProcessSweep sweep = sweep(proxy, impostor, ofKim, redis);
        assertThat(purpose(proxy, sweep)).isEqualTo(new Purpose.Forwarding("db", 6379));
        assertThat(purpose(impostor, sweep)).isEqualTo(Purpose.OWN);
        assertThat(purpose(ofKim, sweep)).isEqualTo(Purpose.OWN);
    }

    @Test
    void docker_proxy_for_a_port_that_no_running_container_has_is_told_as_itself() {
        ProcessSample proxy = program("/usr/bin/docker-proxy").pid(90).root().build();
        listening.put(90, List.of(tcp("0.0.0.0", 16_379)));
        assertThat(purpose(proxy, sweep(proxy))).isEqualTo(Purpose.OWN);
    }

    @Test
    void without_a_published_port_only_containers_of_this_machine_reach_a_container() throws IOException {
        engine("172.17.0.2", "{\"6379/tcp\": null}");
        ProcessSample redis = contained(200, "/usr/bin/redis-server");
        listening.put(200, List.of(inContainer("0.0.0.0", 6379)));
        assertThat(open(redis, sweep(redis)))
                .singleElement()
                .returns(Reach.CONTAINERS, OpenPort::reach)
                .returns(false, OpenPort::leavesMachine);
    }

    @Test
    void a_container_with_an_address_in_a_network_of_others_is_reached_from_there() throws IOException {
        engine("192.168.1.77", "{}");
        ProcessSample redis = contained(200, "/usr/bin/redis-server");
        listening.put(200, List.of(inContainer("0.0.0.0", 6379)));
        assertThat(open(redis, sweep(redis)))
                .singleElement()
                .returns(Reach.PRIVATE, OpenPort::reach)
                .returns("192.168.1.77", OpenPort::address);
    }

    @Test
    void a_container_in_the_hosts_network_is_as_a_process_of_the_host() throws IOException {
        write("docker/containers/" + ID + "/hostconfig.json", "{\"NetworkMode\": \"host\"}");
        ProcessSample redis = contained(200, "/usr/bin/redis-server");
        listening.put(200, List.of(tcp("0.0.0.0", 6379)));
        assertThat(open(redis, sweep(redis)))
                .singleElement()
                .returns(false, OpenPort::contained)
                .returns(Reach.EVERYWHERE, OpenPort::reach);
    }

    @Test
    void a_socket_that_systemd_holds_belongs_to_its_unit_until_the_service_holds_it_too() throws IOException {
        write("usr/lib/systemd/system/demo.socket", "[Socket]\nListenStream=8099\n");
        ProcessSample systemd =
                program("/usr/lib/systemd/systemd").pid(1).root().build();
        ProcessSample service = program("/usr/bin/demo").pid(300).build();
        listening.put(1, List.of(tcp("::", 8099)));
        assertThat(purpose(systemd, sweep(systemd, service)))
                .isEqualTo(new Purpose.Activation(Optional.of("demo.socket"), Optional.of("demo.service"), false));
        listening.put(300, List.of(tcp("::", 8099)));
        ProcessSweep both = sweep(systemd, service);
        assertThat(purpose(systemd, both)).matches(purpose -> ((Purpose.Activation) purpose).taken());
        assertThat(purpose(service, both)).isEqualTo(Purpose.OWN);
    }

    @Test
    void another_first_process_than_systemd_listens_for_itself() {
        ProcessSample nginx = program("/usr/sbin/nginx").pid(1).root().build();
        listening.put(1, List.of(tcp("0.0.0.0", 80)));
        assertThat(purpose(nginx, sweep(nginx))).isEqualTo(Purpose.OWN);
    }

    @Test
    void the_engines_own_name_server_in_a_containers_network_is_no_port_of_the_host() {
        ProcessSample dockerd = program("/usr/bin/dockerd").pid(80).root().build();
        listening.put(80, List.of(inContainer("127.0.0.11", 40_123)));
        assertThat(open(dockerd, sweep(dockerd))).isEmpty();
    }

    @Test
    void an_address_of_a_bridge_is_told_as_one() {
        ProcessSample process = program("/usr/bin/redis-server").pid(70).build();
        listening.put(70, List.of(tcp("172.17.0.1", 6379)));
        assertThat(open(process, sweep(process))).singleElement().returns(Reach.CONTAINERS, OpenPort::reach);
    }

    @Test
    void while_nothing_changes_the_very_same_facts_are_told() {
        ProcessSample redis = contained(200, "/usr/bin/redis-server");
        listening.put(200, List.of(inContainer("0.0.0.0", 6379)));
        PortFacts first = reader.read(redis, sweep(redis)).orElseThrow();
        assertThat(reader.read(redis, sweep(redis)).orElseThrow()).isSameAs(first);
    }

    private List<OpenPort> open(ProcessSample process, ProcessSweep sweep) {
        return reader.read(process, sweep).map(PortFacts::open).orElse(List.of());
    }

    private Purpose purpose(ProcessSample process, ProcessSweep sweep) {
        return open(process, sweep).getFirst().purpose();
    }

    private static ProcessSample contained(int pid, String path) {
        return program(path).pid(pid).uid(999).container(ID).build();
    }

    private ProcessSweep sweep(ProcessSample... processes) {
        return new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(processes), listening, 0);
    }

    private static ListeningSocket tcp(String address, int port) {
        return new ListeningSocket(Protocol.TCP, InetAddress.ofLiteral(address), port, port);
    }

    private static ListeningSocket inContainer(String address, int port) {
        return new ListeningSocket(Protocol.TCP, InetAddress.ofLiteral(address), port, port, true);
    }

    private void engine(String address, String ports) throws IOException {
        write("docker/containers/" + ID + "/config.v2.json", """
                {"Name": "/db", "State": {"Running": true, "Pid": 200}, "Config": {"Labels": {}},
                 "NetworkSettings": {"Networks": {"bridge": {"IPAddress": "%s"}}, "Ports": %s}}
                """.formatted(address, ports));
        write("docker/containers/" + ID + "/hostconfig.json", "{\"NetworkMode\": \"bridge\", \"PortBindings\": {}}");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
