package io.totem.procfs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells which of the host's interfaces lead to its own containers and guests only. Engines name their bridges; one with a name
 * of somebody's choice is told by its ports in {@code /sys/class/net/NAME/brif}: when one of them is hardware, or stands on other
 * interfaces (a VLAN, a bond), the bridge is a way out of the machine.
 */
final class BridgeTable {

    /** Docker, Podman, CNI, LXC, LXD, Incus, nerdctl, kube-router, Weave; and the host's ends of their cables. */
    private static final Pattern OF_CONTAINERS =
            Pattern.compile("docker[0-9]+|docker_gwbridge|br-[0-9a-f]{12}|podman[0-9]+"
                    + "|cni[0-9]+|cni-podman[0-9]+|cbr[0-9]+|lxcbr[0-9]+|lxdbr[0-9]+|incusbr[0-9]+|nerdctl[0-9]+|kube-bridge|weave"
                    + "|veth[0-9a-zA-Z@_.-]+|cali[0-9a-f]+|lxc[0-9a-f]{12,}");

    /** libvirt. */
    private static final Pattern OF_MACHINES = Pattern.compile("virbr[0-9]+");

    private static final Pattern CABLE = Pattern.compile("veth.*");

    private final List<Path> folders;

    /** In a container {@code /sys} shows the container's own interfaces; init's is the host's. */
    BridgeTable(HostRoot host) {
        this.folders =
                List.of(host.proc().resolve("1/root/sys/class/net"), host.sys().resolve("class/net"));
    }

    /** CONTAINERS or VIRTUAL_MACHINES; empty for every other interface. */
    Optional<Reach> of(String name) {
        if (OF_CONTAINERS.matcher(name).matches()) {
            return Optional.of(Reach.CONTAINERS);
        }
        if (OF_MACHINES.matcher(name).matches()) {
            return Optional.of(Reach.VIRTUAL_MACHINES);
        }
        return isPlain(name)
                ? folders.stream()
                        .filter(folder -> Files.isDirectory(folder.resolve(name).resolve("brif")))
                        .findFirst()
                        .flatMap(folder -> byPorts(folder, name))
                : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.startsWith(".") && name.indexOf('\0') < 0;
    }

    /** Without any port nobody can tell what it is for. */
    private static Optional<Reach> byPorts(Path folder, String name) {
        List<String> ports = names(folder.resolve(name).resolve("brif"));
        if (ports.isEmpty() || ports.stream().anyMatch(port -> leadsOut(folder.resolve(port)))) {
            return Optional.empty();
        }
        return Optional.of(
                ports.stream().anyMatch(port -> CABLE.matcher(port).matches())
                        ? Reach.CONTAINERS
                        : Reach.VIRTUAL_MACHINES);
    }

    private static boolean leadsOut(Path port) {
        return Files.exists(port.resolve("device"))
                || names(port).stream().anyMatch(entry -> entry.startsWith("lower_"));
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException gone) {
            return List.of();
        }
        return names;
    }
}
