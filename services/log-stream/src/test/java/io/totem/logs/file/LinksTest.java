package io.totem.logs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.logs.TestConfig;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.platform.testing.Intruder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link in a folder that others write leads nowhere, and root's own links lead only to what is included. */
@Timeout(120)
class LinksTest {

    private static final int ROUNDS = 20_000;
    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path home;

    private Path log;
    private Path drop;
    private Path containers;
    private Path secret;
    private FileGate gate;

    @BeforeEach
    void folders() throws IOException {
        Unprivileged.letIn(home);
        home = home.toRealPath();
        log = Files.createDirectories(home.resolve("log"));
        drop = Files.createDirectories(home.resolve("drop"));
        containers = Files.createDirectories(home.resolve("containers"));
        Path container = Files.createDirectories(containers.resolve(ID));
        secret = Files.writeString(container.resolve("config.v2.json"), "a password\n");
        Files.writeString(container.resolve(ID + "-json.log"), "good\n");
        Files.writeString(log.resolve("syslog"), "good\n");
        gate = new FileGate(new Roots(TestConfig.of(Map.of(
                "totem.log-stream.roots", log + "," + containers + "," + drop,
                "totem.log-stream.include", log + "/**," + containers + "/*/*-json.log*," + drop + "/**",
                "totem.log-stream.drop", drop.toString()))));
    }

    @Test
    void what_a_link_leads_to_has_to_be_included_itself() throws IOException {
        link(log.resolve("password.log"), secret);
        link(log.resolve("container.log"), containers.resolve(ID).resolve(ID + "-json.log"));
        link(log.resolve("folder"), containers.resolve(ID));
        assertThat(outcome(log.resolve("password.log"))).isEqualTo("OUTSIDE");
        assertThat(outcome(log.resolve("folder/config.v2.json"))).isEqualTo("OUTSIDE");
        assertThat(outcome(log.resolve("container.log"))).isEqualTo("good\n");
        assertThat(outcome(log.resolve("folder").resolve(ID + "-json.log"))).isEqualTo("good\n");
        assertThat(outcome(containers.resolve(ID).resolve("config.v2.json"))).isEqualTo("GONE");
    }

    @Test
    void no_link_is_followed_in_the_drop_box_whoever_owns_it() throws IOException {
        link(drop.resolve("a.log"), secret);
        link(drop.resolve("b.log"), log.resolve("syslog"));
        link(drop.resolve("c.log"), Path.of("/proc/self/environ"));
        link(drop.resolve("d"), containers);
        Files.writeString(drop.resolve("own.log"), "good\n");
        link(drop.resolve("e.log"), Path.of("own.log"));
        for (String name : new String[] {"a.log", "b.log", "c.log", "d/" + ID + "/" + ID + "-json.log", "e.log"}) {
            assertThat(outcome(drop.resolve(name))).as(name).isEqualTo("OUTSIDE");
        }
        assertThat(outcome(drop.resolve("own.log"))).isEqualTo("good\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwx-wx-wx"})
    void a_link_or_a_second_name_counts_only_where_nobody_else_can_write(String permissions) throws IOException {
        Path service = Files.createDirectories(log.resolve("mysql/deeper"));
        link(service.resolve("link.log"), log.resolve("syslog"));
        Files.createLink(service.resolve("name.log"), log.resolve("syslog"));
        assertThat(outcome(service.resolve("link.log"))).isEqualTo("good\n");
        assertThat(outcome(service.resolve("name.log"))).isEqualTo("good\n");
        Files.setPosixFilePermissions(log.resolve("mysql"), PosixFilePermissions.fromString(permissions));
        assertThat(outcome(service.resolve("link.log"))).isEqualTo("OUTSIDE");
        assertThat(outcome(service.resolve("name.log"))).isEqualTo("OUTSIDE");
    }

    @Test
    void links_in_a_circle_end() throws IOException {
        link(log.resolve("a"), log.resolve("b"));
        link(log.resolve("b"), log.resolve("a"));
        assertThat(outcome(log.resolve("a"))).isEqualTo("OUTSIDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "door/config.v2.json"})
    void whatever_is_swapped_in_while_it_is_opened_nothing_of_others_is_read(String name) throws Exception {
        Path box = Files.createDirectories(log.resolve("box"));
        Map<String, Integer> outcomes = new HashMap<>();
        try (Intruder inLog = Intruder.swapping(box, "door", secret);
                Intruder inDrop = Intruder.swapping(drop, "door", secret)) {
            for (int round = 0; round < ROUNDS; round++) {
                outcomes.merge(outcome(box.resolve(name)), 1, Integer::sum);
                outcomes.merge(outcome(drop.resolve(name)), 1, Integer::sum);
            }
            assertThat(inLog.isAlive() && inDrop.isAlive()).isTrue();
        }
        assertThat(outcomes.keySet())
                .contains("good\n", "OUTSIDE")
                .isSubsetOf("good\n", "", "OUTSIDE", "NOT_A_FILE", "NOT_PERMITTED", "GONE");
    }

    private String outcome(Path path) throws IOException {
        try (LogFile file = gate.open(path)) {
            ByteBuffer content = ByteBuffer.allocate(64);
            file.channel().read(content, 0);
            return new String(content.array(), 0, content.position(), UTF_8);
        } catch (RefusedException refused) {
            assertThat(refused.reason()).as("%s: %s", path, refused.getCause()).isNotEqualTo(Reason.FAILED);
            return refused.reason().name();
        }
    }

    private static void link(Path name, Path target) throws IOException {
        Files.createSymbolicLink(name, target);
    }
}
