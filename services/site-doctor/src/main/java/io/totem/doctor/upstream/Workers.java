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
    private static final String MASTER = "nginx: master process";
    private static final int ROOT = 0;

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
                .sorted(Comparator.<Processes.One, Boolean>comparing(
                                process -> !process.container().equals(here))
                        .thenComparing(process -> !isRootsOwn(process)))
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
            Optional<Worker> known = Optional.of(worker).filter(_ -> isRootsOwn(process));
            return new View(known, own ? host.root() : process.root(), container, tree);
        });
    }

    /** Anybody may call a process so; a child of root's nginx is one. As whom others would ask is not known for certain. */
    private boolean isRootsOwn(Processes.One process) {
        return field(process.status(), "PPid:")
                .flatMap(parent -> processes.find(parent[0]))
                .filter(parent -> parent.title().startsWith(MASTER))
                .flatMap(parent -> parse(parent.status()))
                .filter(parent -> parent.uid() == ROOT)
                .isPresent();
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
