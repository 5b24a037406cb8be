package io.totem.procfs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a sweep does not read of every process: for the few that somebody has a question about. Not thread-safe. */
public final class ProcessInspector {

    private static final int STAT_LIMIT = 4 * 1024;
    private static final int ENVIRONMENT_LIMIT = 64 * 1024;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_DESCRIPTORS = 64;
    private static final int MOST_LINKS = 256;
    private static final int LAST_STREAM = 2;
    private static final int HEXADECIMAL = 16;
    private static final String GROUPS = "Groups:";
    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern CALL = Pattern.compile("([0-9]{1,4}) 0x([0-9a-f]{1,6}) ");

    private static final Pattern TERMINAL = Pattern.compile("(?m)^tty-index:\\s{1,8}([0-9]{1,9})$");
    /** In octal. */
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s{1,8}([0-7]{1,18})$");

    private static final int ACCESS_MODE = 3;
    private static final int WRITE_ONLY = 1;
    private static final Pattern POSITION = Pattern.compile("(?m)^pos:\\s{1,8}([0-9]{1,18})$");

    /** The number of read(2) on this machine (syscalls(2)); "" where it is not known. */
    private static final String READ_CALL = switch (System.getProperty("os.arch")) {
        case "amd64" -> "0";
        case "aarch64", "riscv64" -> "63";
        default -> "";
    };

    private static final int MAPS_LIMIT = 256 * 1024;
    private static final Pattern SEPARATOR = Pattern.compile("\0", Pattern.LITERAL);

    /** {@code r-xp}: the third letter. */
    private static final int RIGHTS = 4;

    private static final int EXECUTABLE = 2;
    private static final String DELETED = " (deleted)";

    private final HostRoot host;
    private final ProcFiles files;
    private final KernelText stat = new KernelText(STAT_LIMIT);
    private final KernelText environment = new KernelText(ENVIRONMENT_LIMIT);
    private final KernelText maps = new KernelText(MAPS_LIMIT);

    public ProcessInspector(HostRoot host) {
        this.host = host;
        this.files = new ProcFiles(host);
    }

    /** {@link ProcessPipes#NONE} where there is nothing to follow, or it has ended. */
    public ProcessPipes pipes(int pid) {
        String input = descriptor(pid, 0);
        String output = descriptor(pid, 1);
        if (ProcessPipes.of(input, output, stat).equals(ProcessPipes.NONE)
                || files.read(pid + "/stat", stat) != ProcFiles.Outcome.READ) {
            return ProcessPipes.NONE;
        }
        return ProcessPipes.of(input, output, stat);
    }

    /**
     * The files whose code it has mapped, {@code /proc/PID/maps} (proc_pid_maps(5)), each once, of its first 256 KiB; what was
     * deleted since is none. Empty where that may not be read.
     *
     * @param wanted of which paths
     */
    public Set<String> mappedPrograms(int pid, Predicate<String> wanted) {
        Set<String> found = new LinkedHashSet<>();
        if (files.read(pid + "/maps", maps) == ProcFiles.Outcome.READ) {
            // Only a line feed ends a line: every other character may stand in a path as it is.
            String text = maps.text();
            for (int start = 0; start < text.length(); start = afterLine(text, start)) {
                mappedProgram(text.substring(start, afterLine(text, start) - 1))
                        .filter(wanted)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static int afterLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() + 1 : end + 1;
    }

    private static Optional<String> mappedProgram(String line) {
        int path = line.indexOf('/');
        int rights = line.indexOf(' ') + 1;
        return path > rights + RIGHTS && line.charAt(rights + EXECUTABLE) == 'x' && !line.endsWith(DELETED)
                ? Optional.of(line.substring(path))
                : Optional.empty();
    }

    /** Where a descriptor leads; "" where there is none, or it may not be read. */
    public String descriptor(int pid, int descriptor) {
        return files.link(pid + "/fd/" + descriptor).orElse("");
    }

    /** The folder it stands in, as it sees it; "" where that may not be read. */
    public String workingFolder(int pid) {
        return files.link(pid + "/cwd").map(ProcessInputs::withoutRemark).orElse("");
    }

    /** Where its first 256 descriptors lead, by number; none where that may not be read. */
    public Map<Integer, String> descriptors(int pid) {
        Map<Integer, String> links = new TreeMap<>();
        Arrays.stream(files.numbers(pid + "/fd"))
                .sorted()
                .limit(MOST_LINKS)
                .forEach(number -> links.put(number, descriptor(pid, number)));
        return links;
    }

    /** The sockets it holds besides its standard streams, of its first 64 descriptors: their inodes by descriptor. */
    public Map<Integer, Long> heldSockets(int pid) {
        Map<Integer, Long> held = new HashMap<>();
        Arrays.stream(files.numbers(pid + "/fd"))
                .sorted()
                .limit(MOST_DESCRIPTORS)
                .filter(descriptor -> descriptor > LAST_STREAM)
                .forEach(descriptor -> {
                    long inode = SocketOwners.inodeOf(descriptor(pid, descriptor));
                    if (inode > 0) {
                        held.put(descriptor, inode);
                    }
                });
        return held;
    }

    /**
     * The descriptor from which it waits to read at this moment, {@code /proc/PID/syscall} (proc_pid_syscall(5)): read(2) and its
     * first argument. Empty when it does something else, and where that may not be read.
     */
    public OptionalInt waitsFor(int pid) {
        if (READ_CALL.isEmpty() || files.read(pid + "/syscall", stat) != ProcFiles.Outcome.READ) {
            return OptionalInt.empty();
        }
        Matcher call = CALL.matcher(stat.text());
        return call.lookingAt() && call.group(1).equals(READ_CALL)
                ? OptionalInt.of(Integer.parseInt(call.group(2), HEXADECIMAL))
                : OptionalInt.empty();
    }

    /**
     * Of a descriptor that is the master of a pseudo-terminal (pty(7)), the number of the other end, N of {@code /dev/pts/N}:
     * {@code tty-index} of {@code /proc/PID/fdinfo}. Empty for others, and where that may not be read.
     */
    public OptionalInt terminal(int pid, int descriptor) {
        OptionalLong index = information(pid, descriptor, TERMINAL);
        return index.isPresent() ? OptionalInt.of((int) index.getAsLong()) : OptionalInt.empty();
    }

    /** How far a descriptor has come in its file, in bytes, {@code pos} of {@code /proc/PID/fdinfo}: always 0 of a FIFO. */
    public OptionalLong position(int pid, int descriptor) {
        return information(pid, descriptor, POSITION);
    }

    /** Whether the descriptor is open for reading, or for both (open(2)), by {@code flags:} of fdinfo; empty where that may not be read. */
    public Optional<Boolean> isReading(int pid, int descriptor) {
        OptionalLong flags = information(pid, descriptor, FLAGS);
        return flags.isPresent() ? Optional.of((flags.getAsLong() % 10 & ACCESS_MODE) != WRITE_ONLY) : Optional.empty();
    }

    private OptionalLong information(int pid, int descriptor, Pattern line) {
        if (files.read(pid + "/fdinfo/" + descriptor, stat) != ProcFiles.Outcome.READ) {
            return OptionalLong.empty();
        }
        Matcher found = line.matcher(stat.text());
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    /** Who follows it by ptrace(2) at this moment; 0 where nobody does, and where that may not be read. */
    public int tracer(int pid) {
        return files.read(pid + "/status", stat) == ProcFiles.Outcome.READ
                ? Credentials.parse(stat).tracer()
                : 0;
    }

    /**
     * The groups it is in besides its own one (credentials(7)): the line {@code Groups:} of {@code /proc/PID/status}
     * (proc_pid_status(5)). None where that may not be read.
     */
    public Set<Integer> groups(int pid) {
        if (files.read(pid + "/status", stat) != ProcFiles.Outcome.READ) {
            return Set.of();
        }
        return stat.text()
                .lines()
                .filter(line -> line.startsWith(GROUPS))
                .flatMap(line ->
                        BLANKS.splitAsStream(line.substring(GROUPS.length()).strip()))
                .filter(word -> NUMBER.matcher(word).matches())
                .map(word -> (int) Long.parseLong(word))
                .collect(Collectors.toSet());
    }

    /** Which network it is in, to be compared; "" where that may not be read. */
    public String network(int pid) {
        return namespace(pid, "net");
    }

    /** Which namespace of this kind (namespaces(7)) it is in, to be compared; "" where that may not be read. */
    public String namespace(int pid, String kind) {
        return files.link(pid + "/ns/" + kind).orElse("");
    }

    /** Those of these sockets of the process' network that are connected by TCP, by inode. */
    public Map<Long, Connection> connections(int pid, Set<Long> inodes) {
        return ConnectionTable.read(net(pid), inodes);
    }

    /** Those of UDP that were given one other end (connect(2)), by inode. */
    public Map<Long, Connection> datagramConnections(int pid, Set<Long> inodes) {
        return ConnectionTable.readDatagrams(net(pid), inodes);
    }

    private Path net(int pid) {
        return host.proc().resolve(Integer.toString(pid)).resolve("net");
    }

    /**
     * What it was started with in its environment, proc_pid_environ(5): these names alone, of the first 64 KiB, each value cut
     * after 1,024 characters. Empty where it may not be read.
     */
    public Optional<Map<String, String>> environment(int pid, Set<String> names) {
        if (files.read(pid + "/environ", environment) != ProcFiles.Outcome.READ) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        for (String entry : SEPARATOR.split(environment.text())) {
            int equals = entry.indexOf('=');
            if (equals > 0 && names.contains(entry.substring(0, equals))) {
                String value = entry.substring(equals + 1);
                found.putIfAbsent(
                        entry.substring(0, equals), value.substring(0, Math.min(LONGEST_VALUE, value.length())));
            }
        }
        return Optional.of(found);
    }

    /** Whether a file system that is mounted on the host lies on this disk or on a part of it. */
    public boolean isMounted(String disk) {
        return MountedDisks.hold(host, disk);
    }

    /** The processes over whose folder in {@code /proc} the host has mounted something, by {@code /proc/1/mountinfo}. */
    public Set<CoveredProcess> coveredProcesses() {
        KernelText text = new KernelText(1 << 20);
        if (files.read("1/mountinfo", text) != ProcFiles.Outcome.READ) {
            return Set.of();
        }
        return coveredProcesses(List.of(text.text().split("\n")));
    }

    static Set<CoveredProcess> coveredProcesses(List<String> mountInfo) {
        Set<CoveredProcess> covered = new HashSet<>();
        for (String line : mountInfo) {
            MountLine.parse(line).flatMap(ProcessInspector::covered).ifPresent(covered::add);
        }
        return covered;
    }

    private static Optional<CoveredProcess> covered(MountLine line) {
        int pid = pidOf(line.mount().mountPoint());
        boolean processes = line.mount().type().equals("proc");
        int shown = processes ? pidOf("/proc" + line.root()) : 0;
        return pid > 0
                ? Optional.of(new CoveredProcess(pid, shown > 0 ? OptionalInt.of(shown) : OptionalInt.empty()))
                : Optional.empty();
    }

    /** The process in {@code /proc/PID} and in what lies below; 0 for other places. */
    private static int pidOf(String mountPoint) {
        String prefix = "/proc/";
        if (!mountPoint.startsWith(prefix)) {
            return 0;
        }
        long number = KernelText.of(mountPoint.substring(prefix.length())).number(0);
        boolean whole = mountPoint.startsWith(prefix + number)
                && (mountPoint.length() == (prefix + number).length()
                        || mountPoint.charAt((prefix + number).length()) == '/');
        return whole && number <= Integer.MAX_VALUE ? (int) number : 0;
    }
}
