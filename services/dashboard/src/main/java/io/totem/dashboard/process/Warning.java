package io.totem.dashboard.process;

import io.totem.dashboard.page.Level;
import io.totem.platform.text.Text;
import java.util.Optional;

/** Something about a process that may be dangerous: what, why it matters here, what to do. */
public record Warning(
        String code, Optional<String> argument, String severity, boolean muted, Text title, Text why, Text todo) {

    public Level level() {
        return switch (severity) {
            case "danger" -> Level.BAD;
            case "caution" -> Level.WARN;
            default -> Level.NONE;
        };
    }
}
