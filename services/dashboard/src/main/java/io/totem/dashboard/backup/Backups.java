package io.totem.dashboard.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.totem.dashboard.page.Level;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the file that {@code make backup} leaves says: the archives themselves are out of reach here. */
@Singleton
public final class Backups {

    /** The file's content: {@code {"madeAt": "2026-11-21T09:55:59Z", "bytes": 102400}}. */
    record Made(Instant madeAt, long bytes) {}

    private final Optional<Path> record;
    private final Duration oldAfter;
    private final ObjectMapper json;
    private final Clock clock;
    private final AtomicReference<String> complaint = new AtomicReference<>("");

    Backups(BackupConfig config, ObjectMapper json, Clock clock) {
        this.record = config.record();
        this.oldAfter = config.oldAfter();
        this.json = json;
        this.clock = clock;
    }

    /** Empty where nobody makes backups by {@code make}. */
    public Optional<LastBackup> last() {
        return record.map(this::read);
    }

    private LastBackup read(Path place) {
        try {
            Instant madeAt =
                    json.readValue(Files.readAllBytes(place), Made.class).madeAt();
            complaint.set("");
            boolean old = madeAt.plus(oldAfter).isBefore(clock.instant());
            return new LastBackup(Optional.of(madeAt), old ? Level.WARN : Level.GOOD);
        } catch (NoSuchFileException e) {
            return LastBackup.NEVER;
        } catch (IOException e) {
            complain(place, e);
            return LastBackup.NEVER;
        }
    }

    /** Once: every look at the Overview comes by here. */
    private void complain(Path place, IOException problem) {
        String words = problem.toString().lines().findFirst().orElseThrow();
        if (!words.equals(complaint.getAndSet(words))) {
            Log.errorf(
                    "%s cannot be read: when the last backup was made is not known. make backup writes it anew. (%s)",
                    place, words);
        }
    }
}
