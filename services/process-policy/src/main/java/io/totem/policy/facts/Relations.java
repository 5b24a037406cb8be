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
 * @param throughPipe whether its program came through a pipe that has a number among its arguments, {@code bash /dev/fd/63}, and nobody
 *     was seen who writes into that
 */
public record Relations(
        Optional<ShellRelay> shellRelay,
        Optional<String> decoder,
        List<Traced> traces,
        Optional<Exfiltration> exfiltration,
        boolean throughPipe) {

    /** Nothing was seen. */
    public static final Relations NONE =
            new Relations(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false);

    /**
     * A program that has a connection and the other ends of a shell's pipes, or of its terminal.
     *
     * @param program its file, such as node
     * @param connection one that it has
     * @param interpreter whether it runs what it is given, so that its own file says nothing of it
     * @param terminal whether it has the other end of a pseudo-terminal (pty(7)), not of pipes
     * @param standing who vouches for it
     */
    public record ShellRelay(
            int pid, String program, Connection connection, boolean interpreter, boolean terminal, Standing standing) {

        /** Who vouches for a program by where it lies and who may change it; what it is called does not count. */
        public enum Standing {
            /** A package, a store of programs that only root fills, or root where no packages are known. */
            SYSTEM,
            /** Root alone, among what programs are installed to, and no package. */
            ADMIN,
            /** Whoever is logged in and runs it himself. */
            PERSON,
            /** Nobody, and it waits for connections itself, as a page with a terminal on it does. */
            SERVER,
            NOBODY
        }

        public ShellRelay {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(standing, "standing");
        }

        public ShellRelay with(Standing found) {
            return new ShellRelay(pid, program, connection, interpreter, terminal, found);
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
        Objects.requireNonNull(shellRelay, "shellRelay");
        Objects.requireNonNull(decoder, "decoder");
        traces = List.copyOf(traces);
        Objects.requireNonNull(exfiltration, "exfiltration");
    }

    public Relations with(ShellRelay found) {
        return new Relations(Optional.of(found), decoder, traces, exfiltration, throughPipe);
    }

    public Relations withoutShellRelay() {
        return new Relations(Optional.empty(), decoder, traces, exfiltration, throughPipe);
    }

    public Relations decodedBy(String program) {
        return new Relations(shellRelay, Optional.of(program), traces, exfiltration, throughPipe);
    }

    public Relations tracing(List<Traced> found) {
        return new Relations(shellRelay, decoder, found, exfiltration, throughPipe);
    }

    public Relations sending(Exfiltration found) {
        return new Relations(shellRelay, decoder, traces, Optional.of(found), throughPipe);
    }

    public Relations cameThroughPipe() {
        return new Relations(shellRelay, decoder, traces, exfiltration, true);
    }
}
