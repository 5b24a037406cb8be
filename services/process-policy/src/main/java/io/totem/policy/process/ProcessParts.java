package io.totem.policy.process;

import io.totem.policy.container.Containers;
import io.totem.policy.container.DockerFolder;
import io.totem.policy.container.EngineVerdicts;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.KnownProcesses;
import io.totem.policy.known.Platform;
import io.totem.policy.place.HostFolders;
import io.totem.policy.place.Places;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.provenance.ProvenanceReader;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.warning.Warnings;
import io.totem.policy.windows.OshiProcesses;
import io.totem.procfs.HostProcesses;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

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
        return switch (Platform.ofHost(System.getProperty("os.name"))) {
            case WINDOWS -> OshiProcesses.ofThisMachine(clock);
            case LINUX, COMMON -> new ProcessTable(host, clock);
        };
    }

    @Produces
    @Singleton
    Places places() {
        return new Places(config.standardPaths(), new HostFolders(host.root(), clock));
    }

    @Produces
    @Singleton
    Containers containers() {
        return new DockerFolder(config.dockerRoot(), clock);
    }

    @Produces
    @Singleton
    EngineVerdicts verdicts() {
        return new EngineVerdicts(config.dockerRoot(), clock);
    }

    @Produces
    @Singleton
    HostFactsReader hostFacts(Containers containers) {
        return new HostFactsReader(host, containers, new UnitFiles(host.root(), clock));
    }

    @Produces
    @Singleton
    PolicyLookup policies(KnownProcesses dictionary, Places places) {
        return new PolicyLookup(dictionary, places);
    }

    @Produces
    @Singleton
    FactsReader facts() {
        if (Platform.ofHost(System.getProperty("os.name")) == Platform.WINDOWS) {
            return FactsReader.NOTHING;
        }
        ProvenanceReader provenance = new ProvenanceReader(host, clock);
        return (process, sweep) -> new ProcessFacts(provenance.read(process, sweep));
    }

    @Produces
    @Singleton
    Assessor assessor(KnownProcesses dictionary, Places places, FactsReader facts) {
        return new Assessor(
                new Explainer(dictionary),
                places,
                facts,
                new Warnings(KnownPorts.read(), config.highMemoryPercent()),
                config.verdict());
    }
}
