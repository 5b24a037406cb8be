package io.totem.dashboard.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.totem.dashboard.page.Level;
import io.totem.platform.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void says_nothing_where_nobody_makes_backups() {
        assertThat(backups(Optional.empty()).last()).isEmpty();
    }

    @Test
    void a_backup_that_was_never_made_needs_a_look() {
        assertThat(last()).isEqualTo(new LastBackup(Optional.empty(), Level.WARN));
    }

    @Test
    void a_fresh_backup_is_good_and_an_old_one_needs_a_look() throws IOException {
        write("{\"madeAt\": \"2026-11-19T10:00:00Z\", \"bytes\": 102400}");
        assertThat(last()).isEqualTo(new LastBackup(Optional.of(NOW.minus(Duration.ofDays(2))), Level.GOOD));
        write("{\"madeAt\": \"2026-11-19T09:59:59Z\", \"bytes\": 102400}");
        assertThat(last().level()).isEqualTo(Level.WARN);
    }

    @Test
    void a_file_that_makes_no_sense_counts_as_none() throws IOException {
        write("{\"madeAt\": \"yesterd");
        assertThat(last()).isEqualTo(LastBackup.NEVER);
    }

    @Test
    void it_is_complained_of_once_and_again_when_it_breaks_again() throws IOException {
        try (LogLines log = new LogLines(Backups.class)) {
            Backups backups = backups(Optional.of(folder.resolve("last-backup.json")));
            write("{\"madeAt\": \"yesterd");
            backups.last();
            backups.last();
            assertThat(log.all()).singleElement().asString().contains("make backup writes it anew");
            write("{\"madeAt\": \"2026-11-19T10:00:00Z\", \"bytes\": 102400}");
            backups.last();
            write("{\"madeAt\": \"yesterd");
            backups.last();
            assertThat(log.all()).hasSize(2);
        }
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("last-backup.json"), content);
    }

    private LastBackup last() {
        return backups(Optional.of(folder.resolve("last-backup.json"))).last().orElseThrow();
    }

    private static Backups backups(Optional<Path> record) {
        BackupConfig config = new BackupConfig() {
            @Override
            public Optional<Path> record() {
                return record;
            }

            @Override
            public Duration oldAfter() {
                return Duration.ofDays(2);
            }
        };
        return new Backups(
                config, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
