package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** RUNNING_AS_ROOT: a fault in it is a fault in everything. */
final class RunningAsRootRule implements WarningRule {

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        if (evidence.process().uid() != ROOT) {
            return List.of();
        }
        boolean muted = evidence.expectsRoot();
        return List.of(new Warning(
                WarningCode.RUNNING_AS_ROOT,
                Optional.empty(),
                Severity.CAUTION,
                muted,
                text("warning.RUNNING_AS_ROOT.title"),
                text(
                        muted ? "warning.RUNNING_AS_ROOT.muted" : "warning.RUNNING_AS_ROOT.why",
                        evidence.name(),
                        evidence.process().user()),
                text(muted ? "warning.muted.todo" : "warning.RUNNING_AS_ROOT.todo", evidence.name())));
    }
}
