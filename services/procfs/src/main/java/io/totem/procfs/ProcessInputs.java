package io.totem.procfs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a process looks for the files that its arguments name, and what it reads its program from (proc(5): /proc/PID/cwd and
 * /proc/PID/fd/N). All are links of the kernel's: reading them touches no other file system, so a dead mount holds
 * nobody up.
 *
 * @param workingFolder absolute, as the process sees it; empty where it was not asked for or may not be read
 * @param program what the descriptor leads to that it reads its program from: a path, with {@code (deleted)} behind one that is no
 *     more, or the kernel's word for what has none, such as {@code pipe:[123]}
 * @param programOwner the user who made it, where it is an anonymous memory file (memfd_create(2))
 */
public record ProcessInputs(Optional<String> workingFolder, Optional<String> program, OptionalInt programOwner) {

    /** Nobody asked, or the kernel did not tell. */
    public static final ProcessInputs UNREAD = new ProcessInputs(Optional.empty(), Optional.empty());

    /** The descriptor of standard input, below a process' folder. */
    public static final String STANDARD_INPUT = "fd/0";

    /** What the kernel calls a memory file. */
    public static final String MEMORY_FILE = "/memfd:";

    private static final String DELETED = " (deleted)";

    /** Of which processes they are worth two more system calls. */
    @FunctionalInterface
    public interface Wanted {

        Wanted NEVER = (_, _) -> Optional.empty();

        /**
         * Which descriptor it may read its program from.
         *
         * @param executable what /proc/PID/exe points to
         * @return its path below the process' folder, such as {@link #STANDARD_INPUT}; empty where nothing is to be read
         */
        Optional<String> of(String executable, List<String> commandLine);
    }

    public ProcessInputs {
        Objects.requireNonNull(workingFolder, "workingFolder");
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(programOwner, "programOwner");
    }

    /** Of no memory file. */
    public ProcessInputs(Optional<String> workingFolder, Optional<String> program) {
        this(workingFolder, program, OptionalInt.empty());
    }

    static ProcessInputs read(int pid, ProcFiles files, String descriptor) {
        Optional<String> program = files.link(pid + "/" + descriptor);
        return new ProcessInputs(
                files.link(pid + "/cwd").map(ProcessInputs::withoutRemark).filter(path -> path.startsWith("/")),
                program,
                program.filter(path -> path.startsWith(MEMORY_FILE)).isPresent()
                        ? files.owner(pid + "/" + descriptor)
                        : OptionalInt.empty());
    }

    /** Whether the kernel says that it has no name any more. */
    public static boolean isDeleted(String path) {
        return path.endsWith(DELETED);
    }

    /** The path without what the kernel puts behind it when the file is no more. */
    public static String withoutRemark(String path) {
        return isDeleted(path) ? path.substring(0, path.length() - DELETED.length()) : path;
    }
}
