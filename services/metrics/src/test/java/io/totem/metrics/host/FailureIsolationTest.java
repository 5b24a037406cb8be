package io.totem.metrics.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureIsolationTest {

    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger log = Logger.getLogger(FailureIsolation.class.getName());
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(collector);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(collector);
    }

    @Test
    void a_part_that_fails_is_absent_and_the_next_one_is_read() {
        FailureIsolation parts = new FailureIsolation();

        assertThat(parts.read("disks", FailureIsolationTest::fail)).isEmpty();
        assertThat(parts.read("cpu", () -> 7)).hasValue(7);
    }

    @Test
    void a_failure_is_logged_with_its_cause_when_it_begins_and_once_more_when_it_is_over() {
        FailureIsolation parts = new FailureIsolation();
        parts.read("disks", FailureIsolationTest::fail);
        parts.read("disks", FailureIsolationTest::fail);
        parts.read("disks", () -> 1);
        parts.read("disks", () -> 1);

        assertThat(logged).hasSize(2);
        assertThat(logged.getFirst().getThrown()).hasMessage("broken");
        assertThat(logged.getLast().getThrown()).isNull();
    }

    private static Integer fail() throws IOException {
        throw new IOException("broken");
    }
}
