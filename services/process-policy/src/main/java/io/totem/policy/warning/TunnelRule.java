package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** TUNNEL: it opens a way past the firewall, for its owner or for somebody else. */
final class TunnelRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return Tunnel.of(evidence.process()).map(tunnel -> warning(evidence, tunnel)).stream()
                .toList();
    }

    private static Warning warning(Evidence evidence, Tunnel tunnel) {
        String kind = tunnel.kind().name().toLowerCase(Locale.ROOT);
        return new Warning(
                WarningCode.TUNNEL,
                Optional.empty(),
                Severity.CAUTION,
                false,
                text("warning.TUNNEL.title." + kind, Shown.words(tunnel.detail())),
                text(
                        "warning.TUNNEL.why." + kind,
                        evidence.name(),
                        evidence.process().user(),
                        Shown.words(tunnel.detail())),
                text("warning.TUNNEL.todo"));
    }
}
