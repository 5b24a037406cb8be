package io.totem.dashboard.process;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.processes.TerminationReport;
import io.totem.dashboard.page.Level;

/** {@code outcome.level} in templates. */
@TemplateExtension
final class TerminationLevels {

    private TerminationLevels() {}

    static Level level(TerminationReport report) {
        return switch (report.outcome()) {
            case EXITED, KILLED, GONE -> Level.GOOD;
            case SURVIVED -> Level.BAD;
            case IDENTITY_CHANGED -> Level.WARN;
        };
    }
}
