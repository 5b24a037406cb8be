package io.totem.logs.journal;

import io.totem.api.text.LocalizedText;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.Messages;
import io.totem.logs.source.SourceId;
import io.totem.platform.cache.CachedValue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out whether there is a journal, by asking for its last entry. The answer holds for a while. */
@Singleton
final class JournalProbe {

    private static final Duration HOLDS = Duration.ofSeconds(30);

    /** Shorter: somebody may be repairing it. */
    private static final Duration TROUBLE_HOLDS = Duration.ofSeconds(5);

    private static final int MAX_NAMES = 10_000;
    private static final String SERVICE = ".service";

    private final LogStreamConfig.Journal config;
    private final Journal journal;
    private final CachedValue<JournalState> state;

    JournalProbe(LogStreamConfig config, Journal journal, Clock clock) {
        this.config = config.journal();
        this.journal = journal;
        this.state = new CachedValue<>(clock, found -> found.reason().isEmpty() ? HOLDS : TROUBLE_HOLDS, this::look);
    }

    boolean isEnabled() {
        return config.enabled();
    }

    JournalState state() {
        return state.get();
    }

    private JournalState look() {
        try (JournalctlProcess process = journal.start(JournalQuery.last(Optional.empty(), 1))) {
            while (process.nextLine().isPresent()) {
                continue;
            }
            int exitCode = process.exitCode();
            String complaint = process.complaint();
            Optional<LocalizedText> reason = reason(exitCode, complaint);
            return reason.isPresent() ? JournalState.unreadable(reason.get()) : readable(complaint);
        } catch (IOException absent) {
            return JournalState.unreadable(Messages.text("journal.absent", config.command()));
        }
    }

    /** journalctl's words are stable; what is not known is passed on. */
    private static Optional<LocalizedText> reason(int exitCode, String complaint) {
        if (complaint.contains("insufficient permissions") || complaint.contains("Permission denied")) {
            return Optional.of(Messages.text("journal.closed"));
        }
        if (complaint.contains("No journal files were found")) {
            return Optional.of(Messages.text("journal.none"));
        }
        return exitCode == 0 ? Optional.empty() : Optional.of(Messages.text("journal.failed", complaint));
    }

    private JournalState readable(String complaint) throws IOException {
        List<LocalizedText> notes = new ArrayList<>();
        if (complaint.contains("not seeing messages")) {
            notes.add(Messages.text("journal.partly"));
        }
        List<String> units = List.copyOf(units());
        if (units.size() > config.maxUnits()) {
            notes.add(Messages.text("journal.tooManyUnits", Integer.toString(config.maxUnits())));
        }
        return new JournalState(
                Optional.empty(), units.stream().limit(config.maxUnits()).toList(), notes);
    }

    private TreeSet<String> units() throws IOException {
        TreeSet<String> units = new TreeSet<>();
        try (JournalctlProcess process = journal.start(JournalQuery.units())) {
            int names = 0;
            for (Optional<String> name = process.nextLine(); name.isPresent() && names < MAX_NAMES; names++) {
                name.filter(words -> words.endsWith(SERVICE) && SourceId.Journal.isUnit(words))
                        .ifPresent(units::add);
                name = process.nextLine();
            }
        }
        return units;
    }
}
