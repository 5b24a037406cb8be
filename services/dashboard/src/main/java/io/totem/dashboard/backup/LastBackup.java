package io.totem.dashboard.backup;

import io.totem.dashboard.page.Level;
import java.time.Instant;
import java.util.Optional;

/** @param madeAt empty when there was none yet */
public record LastBackup(Optional<Instant> madeAt, Level level) {

    static final LastBackup NEVER = new LastBackup(Optional.empty(), Level.WARN);
}
