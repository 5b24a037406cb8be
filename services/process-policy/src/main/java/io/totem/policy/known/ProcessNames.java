package io.totem.policy.known;

import io.totem.platform.text.UntrustedText;
import io.totem.procfs.ProcessSample;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names a process may be known by, the most telling first: exe's file name, then {@code comm}; of an interpreter only
 * the former, for there {@code comm} says how somebody called a file. Two forms are more than a name: exe's absolute
 * path, for entries that match by path only, and {@code [name]} as ps(1) writes a kernel thread's, which no other
 * process gets, so that a program called {@code migration} is not taken for the kernel's.
 */
public final class ProcessNames {

    /** Ends a name the kernel may have cut (proc(5): TASK_COMM_LEN is 16): it stands for longer names, too. */
    static final char CUT = '\0';

    static final int LONGEST_POLICY_NAME = 255;

    /** In an address these mean something else. */
    static final Pattern NO_POLICY_NAME = Pattern.compile("\\.+|[^/;\\\\]*[/;\\\\].*", Pattern.DOTALL);

    private static final int COMM_BYTES = 15;
    private static final Pattern NUMBER_AT_END = Pattern.compile("[-_.]?(?<![0-9])[0-9]++$");

    private ProcessNames() {}

    public static Set<String> of(ProcessSample process) {
        return of(process.executable(), process.comm(), process.kernelThread());
    }

    /** @param executable what {@code /proc/PID/exe} points to, where it may be read */
    public static Set<String> of(Optional<String> executable, String comm, boolean kernelThread) {
        Set<String> names = new LinkedHashSet<>();
        if (kernelThread) {
            addKernelThread(comm, names);
        } else if (executable.isEmpty()) {
            addComm(comm.replace(CUT, ' '), names);
        } else {
            addProgram(executable.get().replace(CUT, ' '), comm.replace(CUT, ' '), names);
        }
        names.remove("");
        return names;
    }

    /** The form of a kernel thread's name that only kernel threads get. */
    static String ofKernel(String name) {
        return "[" + name + "]";
    }

    /** The plain name in the form of a kernel thread's; empty for any other name. */
    static Optional<String> insideKernelForm(String name) {
        boolean kernel = name.length() > 2 && name.startsWith("[") && name.endsWith("]");
        return kernel ? Optional.of(name.substring(1, name.length() - 1)) : Optional.empty();
    }

    /** {@code kworker/0:1} is a kworker, {@code kswapd0} a kswapd. */
    private static void addKernelThread(String comm, Set<String> names) {
        int slash = comm.indexOf('/');
        String name = slash < 0 ? comm : comm.substring(0, slash);
        String withoutNumber = NUMBER_AT_END.matcher(name).replaceFirst("");
        names.add(ofKernel(name));
        names.add(ofKernel(withoutNumber));
        names.add(name);
        names.add(withoutNumber);
    }

    private static void addProgram(String executable, String comm, Set<String> names) {
        String file = ProgramPath.fileName(executable);
        names.add(file);
        names.add(ProgramPath.unwrapped(file));
        Interpreters.withoutMinorVersion(file).ifPresent(names::add);
        Interpreters.withoutVersion(file).ifPresent(names::add);
        // Of an interpreter it is what its script is called; cut, it could mean anything beside another name.
        if (!Interpreters.isInterpreter(file) && !mayBeCut(comm)) {
            addComm(comm, names);
        }
        names.add(executable);
    }

    /** What a process calls itself; it may pass neither for a path nor for a kernel thread. */
    private static void addComm(String comm, Set<String> names) {
        if (!comm.startsWith("/") && !comm.startsWith("[")) {
            names.add(comm);
            if (mayBeCut(comm)) {
                names.add(comm + CUT);
            }
        }
    }

    /** Whether a policy can be called so: its name is a part of its address (platform's PlainPath). */
    public static boolean isPolicyName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_POLICY_NAME
                && !UntrustedText.hides(name)
                && !NO_POLICY_NAME.matcher(name).matches();
    }

    /** Whether the kernel may have cut this name, or would cut it. */
    public static boolean mayBeCut(String comm) {
        return comm.getBytes(StandardCharsets.UTF_8).length >= COMM_BYTES;
    }
}
