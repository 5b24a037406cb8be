package io.totem.procfs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a process looks for the files that its arguments name, and what it reads from (proc(5): /proc/PID/cwd and
 * /proc/PID/fd/0). Both are links of the kernel's: reading them touches no other file system, so a dead mount holds
 * nobody up.
 *
 * @param workingFolder absolute, as the process sees it; empty where it was not asked for or may not be read
 * @param standardInput a path, or the kernel's word for what has none, such as {@code pipe:[123]}
 */
public record ProcessInputs(Optional<String> workingFolder, Optional<String> standardInput) {

    /** Nobody asked, or the kernel did not tell. */
    public static final ProcessInputs UNREAD = new ProcessInputs(Optional.empty(), Optional.empty());

    private static final String DELETED = " (deleted)";

    /** Of which processes they are worth two more system calls. */
    @FunctionalInterface
    public interface Wanted {

        Wanted NEVER = (_, _) -> false;

        /** @param executable what /proc/PID/exe points to */
        boolean of(String executable, List<String> commandLine);
    }

    public ProcessInputs {
        Objects.requireNonNull(workingFolder, "workingFolder");
        Objects.requireNonNull(standardInput, "standardInput");
    }

    static ProcessInputs read(int pid, ProcFiles files) {
        return new ProcessInputs(
                files.link(pid + "/cwd").map(ProcessInputs::withoutRemark).filter(path -> path.startsWith("/")),
                files.link(pid + "/fd/0").map(ProcessInputs::withoutRemark));
    }

    private static String withoutRemark(String path) {
        return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
    }
}
