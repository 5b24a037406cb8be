package io.totem.policy.facts;

import io.totem.procfs.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What other processes have to do with one, as far as open files tell.
 *
 * @param shellRelay who hands on to it, through pipes, what comes over a connection, and what it answers back
 * @param decoder the program, such as base64, that decodes or decoded what it runs
 * @param traces which processes it follows by ptrace(2), so that it reads and changes their memory and all that they read and write, or whose
 *     memory it has open
 * @param exfiltration what it sends over the network
 */
public record Relations(
        Optional<ShellRelay> shellRelay,
        Optional<String> decoder,
        List<Traced> traces,
        Optional<Exfiltration> exfiltration) {

    /** Nothing was seen. */
    public static final Relations NONE = new Relations(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * An interpreter that has a connection and the other ends of a shell's pipes.
     *
     * @param program its file, such as node
     * @param connection one that it has
     */
    public record ShellRelay(int pid, String program, Connection connection) {

        public ShellRelay {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(connection, "connection");
        }
    }

    /**
     * A process that another follows.
     *
     * @param program its file
     * @param below whether the other one started it, directly or not
     * @param memory whether the other one has its memory open, {@code /proc/PID/mem} (proc_pid_mem(5)), and does not follow it
     */
    public record Traced(int pid, String program, int uid, String user, boolean below, boolean memory) {

        public Traced {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(user, "user");
        }

        /** One that it follows. */
        public Traced(int pid, String program, int uid, String user, boolean below) {
            this(pid, program, uid, user, below, false);
        }
    }

    /**
     * Files or data of a database on their way over the network.
     *
     * @param from the program that puts them into the pipe, such as tar, or the file itself
     * @param secret a path of what should not leave the machine, where one is named
     */
    public record Exfiltration(String from, Optional<String> secret, Connection to) {

        public Exfiltration {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(secret, "secret");
            Objects.requireNonNull(to, "to");
        }
    }

    public Relations {
        Objects.requireNonNull(shellRelay, "carrier");
        Objects.requireNonNull(decoder, "decoder");
        traces = List.copyOf(traces);
        Objects.requireNonNull(exfiltration, "outflow");
    }

    public Relations with(ShellRelay found) {
        return new Relations(Optional.of(found), decoder, traces, exfiltration);
    }

    public Relations decodedBy(String program) {
        return new Relations(shellRelay, Optional.of(program), traces, exfiltration);
    }

    public Relations tracing(List<Traced> found) {
        return new Relations(shellRelay, decoder, found, exfiltration);
    }

    public Relations sending(Exfiltration found) {
        return new Relations(shellRelay, decoder, traces, Optional.of(found));
    }
}
