package io.totem.doctor.upstream;

import io.totem.procfs.HostRoot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds as whom nginx' workers run, from {@code /proc/PID/cmdline} and {@code status} (proc_pid_status(5)), and which
 * files they see. Those of the machine itself come first; those of a container count where the machine has none.
 */
public final class Workers {

    private static final String TITLE = "nginx: worker process";

    private final HostRoot host;
    private final Processes processes;

    public Workers(HostRoot host) {
        this.host = host;
        this.processes = new Processes(host);
    }

    View view() {
        Optional<String> here = processes.first().container();
        return processes.all().stream()
                .filter(process -> process.title().startsWith(TITLE))
                .sorted(Comparator.comparing(process -> !process.container().equals(here)))
                .flatMap(process -> view(process, here).stream())
                .findFirst()
                .orElseGet(this::own);
    }

    /** As this process sees the files itself. */
    View own() {
        return new View(
                Optional.empty(),
                host.root(),
                Optional.empty(),
                processes.self().tree());
    }

    private Optional<View> view(Processes.One process, Optional<String> here) {
        return parse(process.status()).map(worker -> {
            Optional<String> container = process.container().filter(id -> !here.equals(Optional.of(id)));
            Optional<String> tree = process.tree();
            boolean own = tree.isEmpty() || tree.equals(processes.self().tree());
            return new View(Optional.of(worker), own ? host.root() : process.root(), container, tree);
        });
    }

    /** Effective numbers: {@code Uid: real effective saved file}. */
    static Optional<Worker> parse(String status) {
        Optional<String[]> uid = field(status, "Uid:");
        Optional<String[]> gid = field(status, "Gid:");
        if (uid.isEmpty() || gid.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> groups = Stream.concat(
                        Stream.of(gid.get()[1]),
                        Arrays.stream(field(status, "Groups:").orElse(new String[0])))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return Optional.of(new Worker(Integer.parseInt(uid.get()[1]), Integer.parseInt(gid.get()[1]), groups));
    }

    private static Optional<String[]> field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(values -> !values.isEmpty())
                .map(values -> values.split("\\s+"))
                .findFirst();
    }
}
