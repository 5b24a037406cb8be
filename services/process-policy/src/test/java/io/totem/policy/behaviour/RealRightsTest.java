package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights of a user other than root, given for real. */
class RealRightsTest {

    private static final String SETPRIV = "/usr/bin/setpriv";
    private static final long CHOWN = 1;

    private final WatchedHost host = new WatchedHost();

    @BeforeEach
    void only_root_can_give_them() {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Files.isExecutable(Path.of(SETPRIV))).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @Test
    void what_somebody_else_than_root_has_of_root_s_rights_is_told() {
        Process given = host.start(
                SETPRIV,
                "--reuid=65534",
                "--clear-groups",
                "--inh-caps=+chown",
                "--ambient-caps=+chown",
                "sleep",
                "60");
        assertThat(host.below(given, seen -> seen.rights().capabilities() != 0)
                        .rights()
                        .capabilities())
                .isEqualTo(CHOWN);
    }

    @Test
    void rights_in_a_namespace_of_its_own_are_none_on_the_machine() {
        Process own = host.start(
                SETPRIV, "--reuid=65534", "--clear-groups", "unshare", "--user", "--keep-caps", "sleep", "60");
        host.neverBelow(own, "sleep", seen -> seen.rights().capabilities() != 0);
    }

    @Test
    void whoever_has_none_is_told_to_have_none() {
        Process none = host.start(SETPRIV, "--reuid=65534", "--clear-groups", "sleep", "60");
        host.neverBelow(none, "sleep", seen -> seen.rights().capabilities() != 0);
    }
}
