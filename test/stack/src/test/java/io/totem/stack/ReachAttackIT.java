package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the host's files the user of a container reads, writes or speaks to. */
class ReachAttackIT {

    /** What is mounted into them from the host; the rest have nothing of it. */
    private static final Map<String, Set<String>> BINDS = Map.of(
            "nginx", Set.of("/run/tls"),
            "ftp", Set.of("/run/tls"),
            "dashboard", Set.of("/run/totem-state"),
            "process-policy", Set.of("/host/etc", "/host/usr/lib", "/host/docker/containers"),
            "log-stream", Set.of("/host/log", "/host/docker/containers"),
            "mongodb", Set.of("/start", "/health"));

    private static final Set<String> METRICS_BINDS = Set.of(
            "/host/proc",
            "/host/sys/block",
            "/host/sys/class",
            "/host/sys/devices",
            "/host/root/run/dbus",
            "/host/root/etc/machine-id",
            "/host/root/etc/hostname",
            "/host/root/etc/os-release",
            "/host/root/usr/bin",
            "/host/root/usr/sbin",
            "/host/root/usr/libexec",
            "/host/root/usr/lib/systemd",
            "/host/root/usr/lib/postgresql");

    /** Of these those that the host has. */
    private static final Set<String> PACKAGE_BINDS =
            Set.of("/host/var/lib/dpkg", "/host/lib/apk/db", "/host/var/lib/pacman/local", "/host/var/lib/rpm");

    private static final String BUS = "/host/root/run/dbus/system_bus_socket";

    /** Open to everybody on the host: a folder with a socket, a pipe and a file. */
    private static Path open;

    private static ServerSocketChannel listener;

    /** A process of the host that runs as nobody, as many do. */
    private static Process ofNobody;

    @BeforeAll
    static void theHostIsCareless() throws IOException {
        open = Files.createDirectory(Path.of("/srv/" + Stack.PROJECT + "-open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(open.resolve("socket")));
        Files.writeString(open.resolve("file"), "of the host");
        assertThat(Docker.run("mkfifo", open.resolve("pipe").toString()).code()).isZero();
        for (String name : List.of("socket", "file", "pipe")) {
            Files.setPosixFilePermissions(open.resolve(name), PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        ofNobody = new ProcessBuilder("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sleep", "600")
                .start();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Files.readString(Path.of("/proc/" + ofNobody.pid() + "/status"))
                        .contains("Uid:\t65534\t65534"));
    }

    @AfterAll
    static void andCleansUp() throws IOException {
        ofNobody.destroyForcibly();
        listener.close();
        Docker.run("rm", "-rf", open.toString());
    }

    /** Every container and every way to the host's root that one of them ever had. */
    static Stream<Arguments> ways() {
        return Docker.SERVICES.stream()
                // Equal to root on the host, as docs/security.md says.
                .filter(service -> !service.equals("process-policy"))
                .flatMap(service -> Stream.of(
                                "/host", "/host/root", "/host/proc/1/root", "/host/proc/NOBODY/root", "/proc/1/root")
                        .map(way -> Arguments.of(service, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_is_open_to_everybody_on_the_host_is_not_there_for_a_container(String service, String way) {
        String folder = way.replace("NOBODY", "" + ofNobody.pid()) + open;
        for (String name : List.of("", "/socket", "/pipe", "/file")) {
            assertThat(Docker.exec(service, "ls", "-ld", folder + name).text())
                    .containsAnyOf("No such file or directory", "Permission denied");
        }
    }

    static Stream<String> services() {
        return Docker.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothing_else_of_the_host_is_mounted_into_a_container(String service) {
        List<Map<String, Object>> mounts = Docker.inspect(service).getList("Mounts");
        assertThat(mounts.stream()
                        .filter(mount -> mount.get("Type").equals("bind"))
                        .filter(mount -> !((String) mount.get("Destination")).startsWith("/run/secrets/"))
                        .peek(mount ->
                                assertThat(mount.get("RW")).as(mount.toString()).isEqualTo(false))
                        .map(mount -> (String) mount.get("Destination"))
                        .filter(place -> !service.equals("metrics") || !METRICS_BINDS.contains(place))
                        .filter(place -> !service.equals("process-policy") || !PACKAGE_BINDS.contains(place))
                        .filter(place -> !service.equals("metrics") || !place.startsWith("/host/filesystems/")))
                .containsExactlyInAnyOrderElementsOf(BINDS.getOrDefault(service, Set.of()));
    }

    /** Files, folders, sockets, pipes and devices; access(2) as the container's user, mounts below the binds included. */
    @ParameterizedTest
    @ValueSource(strings = {"metrics", "nginx", "ftp", "dashboard", "mongodb"})
    void nothing_below_a_bind_of_the_host_can_be_written_or_spoken_to(String service) {
        assertThat(writable(service, binds(service))).isSubsetOf(BUS);
    }

    /** uid 0 without capabilities: what of sockets and pipes root made for itself lies there is named in docs/security.md. */
    @Test
    void log_stream_writes_nothing_below_its_binds() {
        assertThat(writable("log-stream", binds("log-stream"))).isEmpty();
    }

    @Test
    void the_folders_that_tell_metrics_the_sizes_of_file_systems_show_nothing() {
        assertThat(Docker.exec("metrics", "sh", "-c", "find /host/filesystems -mindepth 1 -readable 2> /dev/null")
                        .text())
                .isEmpty();
        assertThat(Docker.exec("metrics", "ls", "/host/filesystems").text().lines())
                .isNotEmpty();
    }

    @Test
    void metrics_looks_into_no_process_but_its_own() {
        List<String> own = Docker.pids("metrics");
        String links = Docker.exec(
                        "metrics",
                        "sh",
                        "-c",
                        "for link in /host/proc/[0-9]*/root /host/proc/[0-9]*/cwd; do [ ! -e \"$link/.\" ] || echo \"$link\"; done")
                .text();
        // The shell that looks and what started it are its own, too, and gone by now.
        assertThat(links.lines()
                        .map(link -> link.split("/")[3])
                        .filter(pid -> !own.contains(pid) && Files.exists(Path.of("/proc", pid))))
                .isEmpty();
    }

    /** Before Docker Engine 25 a read-only bind leaves what is mounted below it writable. */
    @Test
    void what_is_mounted_below_a_bind_is_read_only_too_and_a_new_file_system_is_measured() throws IOException {
        Path below = Files.createDirectories(Path.of("/var/log/" + Stack.PROJECT + "-mounted"));
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0755", "totem", below.toString())
                        .code())
                .isZero();
        try {
            Files.createDirectory(
                    below.resolve("lost+found"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            assertThat(Docker.run("../../scripts/host-mounts").code()).isZero();
            String inside = "/host/log/" + below.getFileName();
            assertThat(once("log-stream", "touch", inside + "/written").text()).contains("Read-only file system");
            assertThat(below.resolve("written")).doesNotExist();
            assertThat(once("metrics", "sh", "-c", "stat -f -c %b /host/filesystems/* | sort -u")
                            .text()
                            .lines())
                    .as("of 256 blocks")
                    .contains("256");
        } finally {
            Docker.run("umount", below.toString());
            Files.delete(below);
            Docker.run("../../scripts/host-mounts");
        }
    }

    /** A place where somebody else could put a link is not bound by its name. */
    @Test
    void no_bind_leads_through_a_folder_that_others_may_write() throws IOException {
        Path mounted = Files.createDirectory(open.resolve("mounted"));
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0755", "totem", mounted.toString())
                        .code())
                .isZero();
        try {
            Files.createDirectory(
                    mounted.resolve("lost+found"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            assertThat(Docker.run("../../scripts/host-mounts").code()).isZero();
            assertThat(Files.readString(Path.of("../../state/host-mounts.yml"))).doesNotContain(mounted.toString());
        } finally {
            Docker.run("umount", mounted.toString());
            Docker.run("../../scripts/host-mounts");
        }
    }

    private static Docker.Result once(String service, String... command) {
        List<String> all = new ArrayList<>(List.of("../../scripts/compose", "run", "--rm", "--no-deps", "-T", service));
        all.addAll(List.of(command));
        return Docker.run(all.toArray(String[]::new));
    }

    private static List<String> binds(String service) {
        return service.equals("metrics") ? List.of("/host") : List.copyOf(BINDS.get(service));
    }

    /** Not links: what they lead to counts where it lies. Not the folders that Docker made to mount upon. */
    private static List<String> writable(String service, List<String> places) {
        List<String> command = new ArrayList<>(List.of("find"));
        command.addAll(places);
        command.addAll(List.of("!", "-type", "l", "-writable", "-print"));
        return Docker.exec(service, command.toArray(String[]::new))
                .text()
                .lines()
                .filter(line -> !line.startsWith("find: "))
                .toList();
    }
}
