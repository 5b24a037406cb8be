package io.totem.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.Container.State;
import io.totem.procfs.HostRoot;
import io.totem.systemd.testing.PrivateBus;
import io.totem.systemd.testing.SmallSystemd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnHostTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String CONFIG = """
            {"Name": "/totem-php-1", "State": {"Running": %s, "Paused": %s, "ExitCode": %d, "OOMKilled": %s,
             "Health": {"Status": "%s"}}, "Config": {"Labels": {"com.docker.compose.service": "php"}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_units_that_failed_are_told_with_how() throws Exception {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket())) {
            systemd.unit("nginx.service", "loaded", "active", "running", SmallSystemd.properties(7, "success", 0));
            systemd.unit("php.service", "loaded", "failed", "failed", SmallSystemd.properties(0, "oom-kill", 9));
            assertThat(new OwnUnits(bus.socket()).failed())
                    .isEqualTo(
                            new Availability.Known<>(List.of(new FailedUnit("php.service", Optional.of("oom-kill")))));
        }
    }

    @Test
    void a_machine_without_systemd_does_not_say_that_nothing_failed() throws InterruptedException {
        assertThat(new OwnUnits(folder.resolve("none")).failed()).isInstanceOf(Availability.Unknown.class);
    }

    @Test
    void a_bus_without_systemd_does_not_say_it_either() throws Exception {
        try (PrivateBus bus = PrivateBus.start(folder)) {
            assertThat(new OwnUnits(bus.socket()).failed()).isInstanceOf(Availability.Unknown.class);
        }
    }

    @Test
    void whom_the_kernel_ended_stands_in_its_log() {
        String log = """
                <6>[   10.000001] Linux version 6.12
                <3>[  100.063640] Out of memory: Killed process 812 (mariadbd) total-vm:1kB, anon-rss:2kB
                <6>[ 3500.000000] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=c,mems_allowed=0,oom_memcg=/docker/%1$s,task_memcg=/docker/%1$s,task=php-fpm8.4,pid=9,uid=33
                <3>[ 3500.000001] Memory cgroup out of memory: Killed process 9 (php-fpm8.4) total-vm:1kB
                [ 3501.000001] Out of memory: Killed process 10 (a (b) c), UID 33, total-vm:1kB
                <3>[ 3502.1] oom-kill:constraint=CONSTRAINT_NONE
                """.formatted("3f".repeat(32));
        Instant begin = NOW.minusSeconds(3_600);
        assertThat(KernelLog.parse(log, begin, begin.plusSeconds(200)))
                .containsExactly(
                        new OutOfMemoryKill(begin.plusSeconds(3_500), "php-fpm8.4", true),
                        new OutOfMemoryKill(begin.plusSeconds(3_501), "a (b) c", false));
    }

    @Test
    void a_kernel_that_never_ended_anybody_says_so_to_everybody() throws IOException {
        Files.writeString(folder.resolve("vmstat"), "nr_free_pages 7\noom_kill 0\n");
        KernelLog log = new KernelLog(new HostRoot(folder, folder, folder), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(log.kills(NOW)).isEqualTo(new Availability.Known<>(List.of()));
    }

    @Test
    void containers_are_told_as_docker_wrote_them_down() throws IOException {
        write("a".repeat(64), CONFIG.formatted(true, true, 0, false, "healthy"));
        assertThat(new OwnContainers(folder).all())
                .isEqualTo(new Availability.Known<>(List.of(new Container(
                        "totem-php-1", Optional.of("php"), State.PAUSED, Health.HEALTHY, Optional.empty(), false))));
    }

    @Test
    void a_container_that_ended_for_lack_of_memory_is_told_with_that() throws IOException {
        write("b".repeat(64), CONFIG.formatted(false, false, 137, true, ""));
        assertThat(new OwnContainers(folder).all().known()).singleElement().satisfies(container -> {
            assertThat(container.state()).isEqualTo(State.EXITED);
            assertThat(container.exitCode()).hasValue(137);
            assertThat(container.outOfMemory()).isTrue();
        });
    }

    @Test
    void without_docker_there_are_no_containers() {
        assertThat(new OwnContainers(folder.resolve("none")).all()).isEqualTo(new Availability.Known<>(List.of()));
    }

    @Test
    void the_file_systems_of_this_machine_have_a_size() {
        assertThat(new OwnFileSystems(HostRoot.local()).all().known())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.availableBytes()).isLessThanOrEqualTo(each.sizeBytes()));
    }

    private void write(String id, String config) throws IOException {
        Path container = Files.createDirectories(folder.resolve("containers").resolve(id));
        Files.writeString(container.resolve("config.v2.json"), config);
    }
}
