package io.totem.policy.process;

import io.totem.api.policies.Platform;
import io.totem.policy.access.AccessReader;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.access.ProcessAccesses;
import io.totem.policy.behaviour.BehaviourReader;
import io.totem.policy.behaviour.MachineBehaviour;
import io.totem.policy.behaviour.MinerSettingsReader;
import io.totem.policy.behaviour.ShellRelayStandings;
import io.totem.policy.behaviour.StartUpReader;
import io.totem.policy.container.ComposeProject;
import io.totem.policy.container.Container;
import io.totem.policy.container.ContainerStates;
import io.totem.policy.container.Containers;
import io.totem.policy.container.DockerFolder;
import io.totem.policy.container.HostReaches;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.OwnPart;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.FirewallFiles;
import io.totem.policy.port.HostAddresses;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.PortReader;
import io.totem.policy.provenance.ProvenanceReader;
import io.totem.policy.script.Interpreted;
import io.totem.policy.supervisor.SocketUnits;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.OwnProcess;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.TotemProcesses;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.warning.Warnings;
import io.totem.policy.windows.OshiProcesses;
import io.totem.procfs.AddressTable;
import io.totem.procfs.HostProcesses;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts the plain classes together. */
class ProcessParts {

    private final ProcessConfig config;
    private final HostRoot host;
    private final Clock clock;

    ProcessParts(ProcessConfig config, HostRoot host, Clock clock) {
        this.config = config;
        this.host = host;
        this.clock = clock;
    }

    @Produces
    @Singleton
    HostProcesses processes() {
        return onWindows() ? OshiProcesses.ofThisMachine(clock) : new ProcessTable(host, clock, Interpreted.INPUTS);
    }

    private static boolean onWindows() {
        return Platform.ofHost(System.getProperty("os.name")) == Platform.WINDOWS;
    }

    @Produces
    @Singleton
    AccessReader accesses() {
        return new AccessReader(host, clock);
    }

    @Produces
    @Singleton
    ExecutableLocations places(AccessReader accesses) {
        return new ExecutableLocations(config.standardPaths(), accesses);
    }

    @Produces
    @Singleton
    Containers containers() {
        return new DockerFolder(config.dockerRoot(), clock);
    }

    @Produces
    @Singleton
    ContainerStates verdicts() {
        return new ContainerStates(config.dockerRoot(), clock);
    }

    @Produces
    @Singleton
    HostFactsReader hostFacts(Containers containers) {
        return new HostFactsReader(host, containers, new UnitFiles(host.root(), clock));
    }

    @Produces
    @Singleton
    PolicyLookup policies(ProcessPolicies dictionary, ExecutableLocations places) {
        return new PolicyLookup(dictionary, places);
    }

    @Produces
    @Singleton
    HostAddresses addresses() {
        return new HostAddresses(onWindows() ? () -> AddressTable.NONE : () -> AddressTable.read(host), clock);
    }

    @Produces
    @Singleton
    FactsReader facts(
            AccessReader reader,
            Containers containers,
            HostAddresses addresses,
            ComposeProject stack,
            HostFactsReader totem) {
        if (onWindows()) {
            return FactsReader.NOTHING;
        }
        ProcessAccesses accesses = new ProcessAccesses(reader, new ProcessInspector(host));
        PortReader ports = new PortReader(
                addresses, containers, new SocketUnits(host.root(), clock), new FirewallFiles(host.root(), clock));
        BehaviourReader behaviour = behaviour(stack, reader);
        ProvenanceReader provenance = new ProvenanceReader(host, clock);
        ShellRelayStandings standings = new ShellRelayStandings(places(reader), reader, provenance::read);
        return (process, sweep) -> new ProcessFacts(
                accesses.read(process, sweep),
                ports.read(process, sweep),
                standings.judged(behaviour.read(process, sweep).behaviour(), sweep),
                provenance.read(process, sweep),
                own(process, process.containerId().map(containers::find), totem.own(sweep)));
    }

    private static Optional<OwnPart> own(ProcessSample process, Optional<Container> container, OwnProcess totem) {
        return TotemProcesses.isOwn(process, container, totem)
                ? Optional.of(new OwnPart(container.map(Container::name)))
                : Optional.empty();
    }

    private BehaviourReader behaviour(ComposeProject stack, FileAccesses files) {
        ProcessInspector inspector = new ProcessInspector(host);
        HostReaches reaches = new HostReaches(config.dockerRoot(), stack, clock);
        StartUpReader startUps = new StartUpReader(inspector, files, new MinerSettingsReader(host, inspector, files));
        return new BehaviourReader(inspector, new MachineBehaviour(inspector, host, clock), startUps, reaches::of);
    }

    @Produces
    @Singleton
    Assessor assessor(ProcessPolicies dictionary, ExecutableLocations places, FactsReader facts) {
        return new Assessor(
                new Explainer(dictionary),
                places,
                facts,
                new Warnings(KnownPorts.read(), config.highMemoryPercent()),
                config.verdict(),
                new UnitFiles(host.root(), clock)::service);
    }
}
