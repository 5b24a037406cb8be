package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** MINER_NAME: it goes by a name that only miners and malware have. */
final class MinerNameRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        if (!evidence.explanation().malware()) {
            return List.of();
        }
        return List.of(new Warning(
                WarningCode.MINER_NAME,
                Optional.empty(),
                Severity.DANGER,
                false,
                text("warning.MINER_NAME.title"),
                text(
                        "warning.MINER_NAME.why",
                        evidence.name(),
                        evidence.process().user()),
                text("warning.MINER_NAME.todo")));
    }
}
