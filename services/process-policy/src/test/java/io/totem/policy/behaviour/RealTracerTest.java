package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.totem.policy.facts.Relations.Traced;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who follows whom, done for real. */
class RealTracerTest {

    private static final String STRACE = "/usr/bin/strace";

    private final WatchedHost host = new WatchedHost();

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @Test
    void a_program_that_follows_another_is_known_at_once() {
        assumeThat(Files.isExecutable(Path.of(STRACE))).isTrue();
        Process followed = host.start("sleep", "60");
        Process strace = host.start(STRACE, "-qq", "-p", Long.toString(followed.pid()));
        assertThat(host.below(strace, seen -> !seen.relations().traces().isEmpty())
                        .relations()
                        .traces())
                .singleElement()
                .satisfies(traced -> {
                    assertThat(traced.pid()).isEqualTo((int) followed.pid());
                    assertThat(traced.program()).isEqualTo("sleep");
                    assertThat(traced.below()).isFalse();
                });
    }

    @Test
    void what_it_started_itself_is_told_as_that() {
        assumeThat(Files.isExecutable(Path.of(STRACE))).isTrue();
        Process strace = host.start(STRACE, "-qq", "-f", "sleep", "60");
        assertThat(host.below(strace, seen -> !seen.relations().traces().isEmpty())
                        .relations()
                        .traces())
                .allMatch(Traced::below);
    }
}
