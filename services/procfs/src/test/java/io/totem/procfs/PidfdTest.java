package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.procfs.Pidfd.Delivery;
import io.totem.procfs.Pidfd.Opening;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PidfdTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_signal_ends_the_child_and_the_wait_sees_it() throws IOException, InterruptedException {
        Process child = sleeping();
        try (Pidfd pidfd = open(child)) {
            assertThat(pidfd.awaitExit(Duration.ofMillis(20))).isFalse();
            assertThat(pidfd.signal(Pidfd.SIGTERM)).isEqualTo(Delivery.SENT);
            assertThat(pidfd.awaitExit(LONG)).isTrue();
            assertThat(child.waitFor()).isEqualTo(128 + Pidfd.SIGTERM);
            assertThat(pidfd.signal(Pidfd.SIGKILL)).isEqualTo(Delivery.GONE);
            assertThat(pidfd.awaitExit(Duration.ZERO)).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void a_process_that_ended_cannot_be_opened() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();
        assertThat(Pidfd.open((int) child.pid())).isEqualTo(new Opening.Gone());
        assertThat(Pidfd.open(0)).isEqualTo(new Opening.Gone());
        assertThat(Pidfd.open(-1)).isEqualTo(new Opening.Gone());
    }

    @Test
    void many_virtual_threads_wait_at_once_and_others_still_run()
            throws IOException, InterruptedException, ExecutionException {
        Process child = sleeping();
        try (Pidfd pidfd = open(child);
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?>[] waits = new Future<?>[16];
            for (int i = 0; i < waits.length; i++) {
                waits[i] = virtual.submit(() -> pidfd.awaitExit(LONG));
            }
            assertThat(virtual.submit(() -> pidfd.signal(Pidfd.SIGKILL)).get()).isEqualTo(Delivery.SENT);
            for (Future<?> wait : waits) {
                assertThat(wait.get()).isEqualTo(true);
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void an_interrupted_wait_ends_at_once() throws IOException, InterruptedException {
        Process child = sleeping();
        try (Pidfd pidfd = open(child)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pidfd.awaitExit(LONG)).isInstanceOf(InterruptedException.class);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void a_closed_handle_and_an_unknown_signal_are_refused() throws IOException {
        Process child = sleeping();
        try {
            Pidfd pidfd = open(child);
            assertThatThrownBy(() -> pidfd.signal(9999)).isInstanceOf(IllegalArgumentException.class);
            pidfd.close();
            pidfd.close();
            assertThatThrownBy(() -> pidfd.signal(Pidfd.SIGTERM)).isInstanceOf(IllegalStateException.class);
        } finally {
            child.destroyForcibly();
        }
    }

    private static Process sleeping() throws IOException {
        return new ProcessBuilder("sleep", "600").start();
    }

    private static Pidfd open(Process child) {
        return ((Opening.Opened) Pidfd.open((int) child.pid())).pidfd();
    }
}
