package io.totem.dashboard.process;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.util.Optional;

/** Something about a process that may be dangerous: what, why it matters here, what to do. */
public record Warning(
        String code,
        Optional<String> argument,
        String severity,
        boolean muted,
        LocalizedText title,
        LocalizedText why,
        LocalizedText todo) {

    public Level level() {
        return switch (severity) {
            case "danger" -> Level.BAD;
            case "caution" -> Level.WARN;
            default -> Level.NONE;
        };
    }
}
