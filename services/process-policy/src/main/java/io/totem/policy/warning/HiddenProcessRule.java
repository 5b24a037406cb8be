package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
import io.totem.policy.facts.Hidden;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HIDDEN_PROCESS(pid): somebody took care that ps and top do not show a process, or show another in its place. */
final class HiddenProcessRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().hidden().stream()
                .map(hidden -> warning(evidence, hidden))
                .toList();
    }

    private static Warning warning(Evidence evidence, Hidden hidden) {
        String pid = Integer.toString(hidden.pid());
        String way = hidden.way().name().toLowerCase(Locale.ROOT);
        return new Warning(
                WarningCode.HIDDEN_PROCESS,
                Optional.of(pid),
                Severity.DANGER,
                false,
                text("warning.HIDDEN_PROCESS.title", pid),
                why(evidence, hidden, way, pid),
                text(
                        "warning.HIDDEN_PROCESS.todo." + way,
                        pid,
                        Command.of("umount")
                                .on("/proc/" + pid)
                                .map(Command::text)
                                .orElse("")));
    }

    private static LocalizedText why(Evidence evidence, Hidden hidden, String way, String pid) {
        LocalizedText how = hidden.shown().isPresent()
                ? text(
                        "warning.HIDDEN_PROCESS.why." + way + ".shown",
                        pid,
                        Integer.toString(hidden.shown().getAsInt()))
                : text("warning.HIDDEN_PROCESS.why." + way, pid);
        if (evidence.process().pid() == hidden.pid()) {
            return how;
        }
        return how.then(hidden.unit()
                .map(unit -> text("warning.HIDDEN_PROCESS.unit", pid, Shown.words(unit)))
                .orElseGet(() -> text("warning.HIDDEN_PROCESS.unread", pid)));
    }
}
