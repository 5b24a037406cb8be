package io.totem.policy.testing;

import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A process for a test: at first kim's ordinary {@code /usr/bin/sleep 600}. */
public final class SampleBuilder {

    public static final String BOOT = "11111111-2222-3333-4444-555555555555";

    private int pid = 4242;
    private long startTicks = 1_000;
    private int parentPid = 1;
    private String comm = "sleep";
    private char state = 'S';
    private int uid = 1000;
    private OptionalInt realUid = OptionalInt.empty();
    private Optional<String> executable = Optional.of("/usr/bin/sleep");
    private boolean deleted;
    private List<String> commandLine = List.of("sleep", "600");
    private ProcessInputs inputs = ProcessInputs.UNREAD;
    private String cgroup = "/user.slice/user-1000.slice/session-3.scope";
    private double memoryPercent = 0.1;
    private OptionalDouble cpuPercent = OptionalDouble.empty();
    private Session session = new Session.Terminal(0);
    private Optional<String> user = Optional.empty();
    private boolean kernelThread;
    private long capabilities;
    private int tracerPid;
    private Instant startedAt = Instant.parse("2026-11-20T00:00:00Z");

    public static SampleBuilder sleep() {
        return new SampleBuilder();
    }

    /** A program of this file name and path, called the same. */
    public static SampleBuilder program(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new SampleBuilder().executable(path).comm(name.substring(0, Math.min(15, name.length())));
    }

    public static SampleBuilder kernel(String comm) {
        SampleBuilder builder = new SampleBuilder().comm(comm).uid(0).cgroup("/");
        builder.kernelThread = true;
        builder.executable = Optional.empty();
        builder.commandLine = List.of();
        return builder;
    }

    /** A program of Windows, in a session of it, run by this account. */
    public static SampleBuilder windows(String path, int session, String account) {
        SampleBuilder builder = new SampleBuilder()
                .executable(path)
                .comm(path.substring(path.lastIndexOf('\\') + 1))
                .cgroup("")
                .uid(1013);
        builder.session = new Session.Windows(session, account);
        builder.user = Optional.of("PC\\kim");
        return builder;
    }

    public SampleBuilder pid(int value) {
        pid = value;
        return this;
    }

    public SampleBuilder startTicks(long value) {
        startTicks = value;
        return this;
    }

    public SampleBuilder startedAt(Instant value) {
        startedAt = value;
        return this;
    }

    public SampleBuilder parentPid(int value) {
        parentPid = value;
        return this;
    }

    public SampleBuilder comm(String value) {
        comm = value;
        return this;
    }

    public SampleBuilder state(char value) {
        state = value;
        return this;
    }

    public SampleBuilder uid(int value) {
        uid = value;
        return this;
    }

    /** What the host calls its user. */
    public SampleBuilder user(String name) {
        user = Optional.of(name);
        return this;
    }

    /** Who started it, where that is another than whose rights it has. */
    public SampleBuilder realUid(int value) {
        realUid = OptionalInt.of(value);
        return this;
    }

    public SampleBuilder root() {
        return uid(0).cgroup("/system.slice/some.service");
    }

    public SampleBuilder executable(String value) {
        executable = Optional.of(value);
        return this;
    }

    public SampleBuilder executableUnreadable() {
        executable = Optional.empty();
        return this;
    }

    public SampleBuilder deleted() {
        deleted = true;
        return this;
    }

    public SampleBuilder commandLine(String... value) {
        commandLine = List.of(value);
        return this;
    }

    public SampleBuilder workingFolder(String value) {
        inputs = new ProcessInputs(Optional.of(value), inputs.program(), inputs.programOwner());
        return this;
    }

    public SampleBuilder standardInput(String value) {
        inputs = new ProcessInputs(inputs.workingFolder(), Optional.of(value));
        return this;
    }

    /** What the descriptor leads to that its arguments name, and who made that. */
    public SampleBuilder programFrom(String link, int owner) {
        inputs = new ProcessInputs(inputs.workingFolder(), Optional.of(link), OptionalInt.of(owner));
        return this;
    }

    public SampleBuilder cgroup(String value) {
        cgroup = value;
        return this;
    }

    public SampleBuilder container(String id) {
        return cgroup("/system.slice/docker-" + id + ".scope");
    }

    public SampleBuilder memoryPercent(double value) {
        memoryPercent = value;
        return this;
    }

    public SampleBuilder cpuPercent(double value) {
        cpuPercent = OptionalDouble.of(value);
        return this;
    }

    public SampleBuilder terminal(int value) {
        session = new Session.Terminal(value);
        return this;
    }

    /** The effective ones, by their numbers (capabilities(7)). */
    public SampleBuilder capabilities(int... numbers) {
        for (int number : numbers) {
            capabilities |= 1L << number;
        }
        return this;
    }

    public SampleBuilder tracedBy(int value) {
        tracerPid = value;
        return this;
    }

    private static String name(int uid) {
        return uid == 0 ? "root" : "user" + uid;
    }

    public ProcessSample build() {
        Cgroup group = Cgroup.ofPath(cgroup);
        return new ProcessSample(
                new ProcessIdentity(BOOT, pid, startTicks),
                parentPid,
                comm,
                state,
                uid,
                user.orElse(name(uid)),
                realUid.orElse(uid),
                user.orElse(name(realUid.orElse(uid))),
                executable,
                deleted,
                commandLine,
                inputs,
                cgroup,
                group.containerId(),
                group.systemdUnit(),
                startedAt,
                1,
                1 << 20,
                memoryPercent,
                cpuPercent,
                session,
                kernelThread,
                capabilities,
                tracerPid);
    }
}
