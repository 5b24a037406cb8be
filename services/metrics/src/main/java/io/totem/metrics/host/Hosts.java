package io.totem.metrics.host;

import io.totem.procfs.HostRoot;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoFactory;
import oshi.spi.SystemInfoProvider;
import oshi.util.GlobalConfig;

/** Knows who reads which part of a machine on which system. */
public class Hosts {

    @Produces
    @Singleton
    Host machine(HostRoot host, Clock clock) {
        boolean linux = System.getProperty("os.name").equals("Linux");
        return linux ? linux(host, clock) : other(clock);
    }

    /** OSHI without native code, and the kernel's own files where OSHI would see the container instead of the host. */
    static Host linux(HostRoot host, Clock clock) {
        // Read once in OSHI's static initialisers: this must come before its first class.
        GlobalConfig.set(GlobalConfig.OSHI_UTIL_PROC_PATH, host.proc().toString());
        GlobalConfig.set(GlobalConfig.OSHI_UTIL_SYS_PATH, host.sys().toString());
        SystemInfoProvider oshi = new oshi.nativefree.SystemInfo();
        Hardware hardware = new Hardware(oshi.getHardware());
        try {
            return new OshiHost(
                    clock,
                    LinuxFacts.read(host, hardware.cpuModel()),
                    hardware,
                    new LinuxFileSystems(host, new SpaceProbe()),
                    new LinuxNetworks(host),
                    new PressureFiles(host.proc()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the host's /proc cannot be read at " + host.proc() + ": set totem.host.proc to where it is", e);
        }
    }

    /** Whatever OSHI offers for this system: its implementation is on the class path of builds made there. */
    static Host other(Clock clock) {
        SystemInfoProvider oshi = SystemInfoFactory.create();
        Hardware hardware = new Hardware(oshi.getHardware());
        OperatingSystem system = oshi.getOperatingSystem();
        HostFacts facts = new HostFacts(
                system.getNetworkParams().getHostName(),
                system.toString(),
                system.getVersionInfo().getBuildNumber(),
                System.getProperty("os.arch"),
                hardware.cpuModel(),
                Instant.ofEpochSecond(system.getSystemBootTime()));
        return new OshiHost(
                clock,
                facts,
                hardware,
                new OshiFileSystems(system.getFileSystem()),
                new OshiNetworks(oshi.getHardware()),
                Optional::empty);
    }
}
