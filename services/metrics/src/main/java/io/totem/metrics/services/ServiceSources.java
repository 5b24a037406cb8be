package io.totem.metrics.services;

import io.totem.platform.text.MessageBundle;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessTable;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Knows whom to ask about services on which system. */
class ServiceSources {

    private static final MessageBundle TEXTS = MessageBundle.of(ServiceSources.class, "metrics");
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    @Produces
    @Singleton
    Units units(HostRoot host) {
        return LINUX
                ? new SystemdUnits(host.root().resolve("run/dbus/system_bus_socket"))
                : names -> new UnitAnswer.NoAnswer(TEXTS.text("source.other-system"));
    }

    void close(@Disposes Units units) {
        if (units instanceof SystemdUnits systemd) {
            systemd.close();
        }
    }

    @Produces
    @Singleton
    Processes processes(HostRoot host, Clock clock) {
        return LINUX ? new LinuxProcesses(new ProcessTable(host, clock)) : new JavaProcesses();
    }

    @Produces
    @Singleton
    InstalledPrograms programs(HostRoot host) {
        return new InstalledPrograms(host.root());
    }
}
