package io.totem.metrics.host;

import java.time.Instant;
import java.util.Objects;

/**
 * What a machine is.
 *
 * @param hostname the kernel's name for it
 * @param operatingSystem for people: "Debian GNU/Linux 12 (bookworm)"
 * @param kernel its release: "6.1.0-18-amd64"
 * @param architecture in Java's words: "amd64", "aarch64"
 * @param cpuModel for people: "AMD EPYC 7543"
 * @param bootedAt when the running kernel started, to the second
 */
public record HostFacts(
        String hostname,
        String operatingSystem,
        String kernel,
        String architecture,
        String cpuModel,
        Instant bootedAt) {

    public HostFacts {
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(operatingSystem, "operatingSystem");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(cpuModel, "cpuModel");
        Objects.requireNonNull(bootedAt, "bootedAt");
    }
}
