package io.totem.logs.source;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.file.Roots;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which role a source needs: operator, unless the configuration gives it to viewers. */
@Singleton
public final class SourceRoles {

    private final List<PathMatcher> viewerFiles;
    private final Set<String> viewerJournals;

    public SourceRoles(LogStreamConfig config) {
        List<String> viewerSources = config.viewerSources().orElse(List.of());
        this.viewerFiles = viewerSources.stream()
                .filter(entry -> !entry.startsWith(SourceId.JOURNAL))
                .map(Roots::glob)
                .toList();
        this.viewerJournals = viewerSources.stream()
                .filter(entry -> entry.startsWith(SourceId.JOURNAL))
                .collect(Collectors.toSet());
    }

    /** @param real where the file lies when all links are resolved: a link's name opens nothing */
    public Role ofFile(Path real) {
        return viewerFiles.stream().anyMatch(glob -> glob.matches(real)) ? Role.VIEWER : Role.OPERATOR;
    }

    public Role ofJournal(SourceId.Journal journal) {
        return viewerJournals.contains(journal.text()) ? Role.VIEWER : Role.OPERATOR;
    }

    /** Background calls have no person's role and see what every viewer sees. */
    public static boolean allows(Caller caller, Role needed) {
        return needed == Role.VIEWER || caller.holds(needed);
    }
}
