package io.totem.procfs;

import java.util.List;
import java.util.Optional;

/**
 * What is dear to read about a process and seldom changes.
 *
 * @param users whose it is
 * @param executable where exe points, without the kernel's " (deleted)"
 * @param inputs where it looks for files; {@link ProcessInputs#UNREAD} unless asked for
 * @param cgroup its path
 */
record ProcessDetails(
        Credentials users,
        Optional<String> executable,
        boolean executableDeleted,
        List<String> commandLine,
        ProcessInputs inputs,
        String cgroup,
        Optional<String> containerId,
        Optional<String> systemdUnit) {

    /** The kernel's own threads have the kernel's credentials and no program. */
    static final ProcessDetails OF_THE_KERNEL = new ProcessDetails(
            new Credentials(0, 0, 0, 0),
            Optional.empty(),
            false,
            List.of(),
            ProcessInputs.UNREAD,
            "",
            Optional.empty(),
            Optional.empty());

    private static final String DELETED = " (deleted)";
    private static final String NOWHERE = "/";

    /** Empty when the process has ended. Its status is read last: what has one existed all along. */
    static Optional<ProcessDetails> read(
            int pid,
            int parentPid,
            ProcFiles files,
            KernelText text,
            int commandLineBytes,
            ProcessInputs.Wanted wanted) {
        Optional<String> link = program(pid, parentPid, files);
        boolean deleted = link.filter(path -> path.endsWith(DELETED)).isPresent();
        Optional<String> executable =
                deleted ? link.map(path -> path.substring(0, path.length() - DELETED.length())) : link;
        files.read(pid + "/cmdline", text);
        List<String> commandLine = CommandLine.parse(text, commandLineBytes);
        ProcessInputs inputs = executable
                .flatMap(path -> wanted.of(path, commandLine))
                .map(descriptor -> ProcessInputs.read(pid, files, descriptor))
                .orElse(ProcessInputs.UNREAD);
        files.read(pid + "/cgroup", text);
        Cgroup cgroup = Cgroup.parse(text.text());
        return files.read(pid + "/status", text) == ProcFiles.Outcome.READ
                ? Optional.of(new ProcessDetails(
                        Credentials.parse(text),
                        executable,
                        deleted,
                        commandLine,
                        inputs,
                        cgroup.path(),
                        cgroup.containerId(),
                        cgroup.systemdUnit()))
                : Optional.empty();
    }

    /**
     * Of a file on a mount that lies nowhere the kernel says {@code /}. runc makes such a mount of its own file before it enters a container:
     * what is the same file as the parent runs has the parent's path.
     */
    private static Optional<String> program(int pid, int parentPid, ProcFiles files) {
        Optional<String> link = files.link(pid + "/exe");
        return link.filter(NOWHERE::equals).isPresent() && files.areSame(pid + "/exe", parentPid + "/exe")
                ? files.link(parentPid + "/exe").or(() -> link)
                : link;
    }

    /** These details, of a process that looks for files elsewhere by now: what it was told to run lies where it began. */
    ProcessDetails since(ProcessDetails first) {
        return inputs.equals(first.inputs)
                        || !commandLine.equals(first.commandLine)
                        || !executable.equals(first.executable)
                ? this
                : new ProcessDetails(
                        users,
                        executable,
                        executableDeleted,
                        commandLine,
                        first.inputs,
                        cgroup,
                        containerId,
                        systemdUnit);
    }
}
