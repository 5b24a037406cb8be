package io.totem.policy.testing;

import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.Firewall;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.supervisor.ServiceUnit;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes of one moment, each below the one before it, judged by every rule. */
public final class Scene {

    private static final int FIRST_PID = 1000;

    private final List<ProcessSample> processes = new ArrayList<>();
    private final Map<Integer, List<ListeningSocket>> listening = new HashMap<>();
    private final Map<Integer, Behaviour> behaviours = new HashMap<>();
    private Optional<PortFacts> ports = Optional.empty();
    private Optional<ProcessAccess> access = Optional.empty();
    private Provenance provenance = Provenance.UNKNOWN;
    private final List<ProcessPolicy> known = new ArrayList<>();
    private final Map<String, ServiceUnit> units = new HashMap<>();

    /** The first is init's child, each of the others that of the one before. */
    public static Scene of(SampleBuilder... line) {
        Scene scene = new Scene();
        int pid = FIRST_PID;
        for (SampleBuilder process : line) {
            scene.processes.add(
                    process.pid(pid).parentPid(pid == FIRST_PID ? 1 : pid - 1).build());
            pid++;
        }
        return scene;
    }

    /** All are init's children, each started after the one before. */
    public static Scene beside(SampleBuilder... others) {
        Scene scene = new Scene();
        int pid = FIRST_PID;
        for (SampleBuilder process : others) {
            scene.processes.add(process.pid(pid).parentPid(1).startTicks(pid).build());
            pid++;
        }
        return scene;
    }

    /** What the files of a systemd service say. */
    public Scene unit(String name, ServiceUnit unit) {
        units.put(name, unit);
        return this;
    }

    /** The first listens there. */
    public Scene listening(String address, int port) {
        return listening(0, address, port);
    }

    public Scene listening(int place, String address, int port) {
        listening
                .computeIfAbsent(FIRST_PID + place, _ -> new ArrayList<>())
                .add(new ListeningSocket(Protocol.TCP, InetAddress.ofLiteral(address), port, port));
        return this;
    }

    /** What was seen of the last. */
    public Scene behaviour(Behaviour seen) {
        behaviours.put(processes.getLast().pid(), seen);
        return this;
    }

    /** Who may change what the last runs. */
    public Scene access(ProcessAccess found) {
        access = Optional.of(found);
        return this;
    }

    /** The ports of the last, as the host tells them. */
    public Scene ports(OpenPort... open) {
        ports = Optional.of(new PortFacts(List.of(open), Optional.of("shop"), Firewall.UNREAD));
        return this;
    }

    /** Whose program the last runs. */
    public Scene provenance(Provenance found) {
        provenance = found;
        return this;
    }

    public Scene known(ProcessPolicy entry) {
        known.add(entry);
        return this;
    }

    /** The last's warning of this code. */
    public Optional<Warning> warning(WarningCode code) {
        Assessor assessor = new Assessor(
                new Explainer(Dictionary.of(known.toArray(ProcessPolicy[]::new))),
                new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt"), FileAccesses.UNREAD),
                (process, _) -> facts(process),
                new Warnings(KnownPorts.read(), 20),
                VerdictMode.GRADED,
                unit -> Optional.ofNullable(units.get(unit)));
        return assessor
                .assess(new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, processes, listening, 0))
                .get(processes.getLast().identity())
                .warnings()
                .stream()
                .filter(warning -> warning.code() == code)
                .findFirst();
    }

    private ProcessFacts facts(ProcessSample process) {
        ProcessFacts facts = ProcessFacts.NONE.with(behaviours.getOrDefault(process.pid(), Behaviour.NONE));
        if (!process.equals(processes.getLast())) {
            return facts;
        }
        ProcessFacts own = ports.map(facts::with).orElse(facts).with(provenance);
        return access.map(own::with).orElse(own);
    }
}
