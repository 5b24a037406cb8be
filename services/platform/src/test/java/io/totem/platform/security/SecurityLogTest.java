package io.totem.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.caller.Caller;
import io.totem.platform.testing.LogLines;
import io.totem.platform.testing.TurnableClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityLogTest {

    private final SecurityLog security = new SecurityLog(new TurnableClock());
    private final LogLines log = new LogLines("totem.security");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whoever_tries_without_end_gets_few_lines_and_the_last_says_how_often() {
        for (int attempt = 0; attempt < 100_000; attempt++) {
            security.refused("name-" + attempt, "203.0.113.7", "wrong name or password", "/login");
        }
        assertThat(log.all()).hasSizeBetween(SecurityLog.LINES, SecurityLog.LINES + 20);
        assertThat(log.all().getLast()).contains("such from there within an hour");
    }

    @Test
    void what_others_try_meanwhile_is_all_there() {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            security.refused("?", "203.0.113.7", "unknown host", "x");
            security.refused("?", "2001:db8::" + Integer.toHexString(attempt), "unknown host", "x");
        }
        security.refused("mina", "198.51.100.1", "wrong name or password", "/login");
        security.refused("mina", "203.0.113.7", "wrong name or password", "/login");
        assertThat(log.all()).hasSizeLessThan(100);
        assertThat(lines("mina")).hasSize(2);
    }

    @Test
    void a_person_who_is_known_does_not_silence_another_at_the_same_address() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            security.refused(caller("vera"), "ending a process", "1");
        }
        security.refused(caller("mina"), "ending a process", "2");
        assertThat(lines("by mina from 203.0.113.7: 2")).hasSize(1);
    }

    @Test
    void control_characters_of_a_stranger_make_no_line_of_their_own() {
        security.refused("a\nb", "?", "unknown host", "x\r\u001b[2J");
        assertThat(log.all()).singleElement().asString().doesNotContain("\n", "\r", "\u001b");
    }

    private static Caller caller(String name) {
        return new Caller(name, Optional.empty(), Optional.of("203.0.113.7"));
    }

    private List<String> lines(String words) {
        return log.all().stream().filter(line -> line.contains(words)).toList();
    }
}
