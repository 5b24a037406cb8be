package io.totem.policy.process;

import io.totem.policy.container.Container;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.verdict.Assessment;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One process of one sweep, judged; the same for every caller.
 *
 * @param idleSince since when it has used no CPU at all, as far as sweeps tell; empty while it works, or is new
 */
public record ProcessView(
        ProcessSample sample,
        List<ListeningSocket> listening,
        Assessment assessment,
        Optional<Container> container,
        Optional<Instant> idleSince) {

    public ProcessView {
        listening = List.copyOf(listening);
    }

    public ProcessIdentity identity() {
        return sample.identity();
    }

    /** The ports it keeps open, and who can reach them. */
    public List<OpenPort> ports() {
        return assessment
                .facts()
                .ports()
                .map(PortFacts::open)
                .orElseGet(() -> PortFacts.ofAddresses(listening).open());
    }

    /** Whether it is found by this number: one it listens on, or one of the machine that leads to it. */
    public boolean hasPort(int port) {
        return ports().stream()
                .anyMatch(open -> open.port() == port
                        || open.published().stream().anyMatch(publication -> publication.port() == port));
    }

    /** What a person calls it: exe's file name, which is whole, unless that file is several programs; comm where exe cannot be read. */
    public String name() {
        return assessment
                .explanation()
                .nameOf(sample)
                .or(() -> sample.executable().map(ProgramPath::fileName))
                .filter(name -> !name.isBlank() && !sample.kernelThread())
                .orElse(sample.comm());
    }
}
