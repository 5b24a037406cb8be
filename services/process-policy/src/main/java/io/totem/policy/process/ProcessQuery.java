package io.totem.policy.process;

import io.totem.api.processes.Verdict;
import io.totem.platform.caller.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which processes of a board are wanted, in which order.
 *
 * @param search is in the name, path or user, or is the port or the PID
 * @param container the name or the beginning of the id
 * @param owner the package that its program belongs to
 * @param terminatable only what this caller may end now
 * @param kernel the kernel's own threads, too
 */
record ProcessQuery(
        Optional<String> search,
        Optional<Verdict> verdict,
        Optional<String> user,
        OptionalInt port,
        Optional<String> container,
        Optional<String> owner,
        boolean terminatable,
        boolean kernel,
        Comparator<ProcessView> order,
        Optional<Role> role) {

    /** What matches but for the verdict, so that the verdicts can be counted. */
    List<ProcessView> candidates(ProcessSnapshot snapshot) {
        return snapshot.processes().stream()
                .filter(process -> kernel || !process.sample().kernelThread())
                .filter(process -> search.isEmpty() || isFound(process, search.get()))
                .filter(process -> user.isEmpty() || isOf(process, user.get()))
                .filter(process -> port.isEmpty() || process.hasPort(port.getAsInt()))
                .filter(process -> container.isEmpty() || isIn(process, container.get()))
                .filter(process -> owner.isEmpty()
                        || PackageOfProcess.isOf(
                                process.assessment().explanation().provenance(), owner.get()))
                .filter(process ->
                        !terminatable || snapshot.decision(process, role).allowed())
                .toList();
    }

    List<ProcessView> select(List<ProcessView> candidates) {
        return candidates.stream()
                .filter(process -> verdict.isEmpty() || process.assessment().verdict() == verdict.get())
                .sorted(order)
                .toList();
    }

    private static boolean isFound(ProcessView process, String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return contains(process.name(), wanted)
                || contains(process.sample().comm(), wanted)
                || process.sample()
                        .executable()
                        .filter(path -> contains(path, wanted))
                        .isPresent()
                || contains(process.sample().user(), wanted)
                || contains(process.sample().realUser(), wanted)
                || wanted.equals(Integer.toString(process.sample().pid()))
                || isPort(wanted) && process.hasPort(Integer.parseInt(wanted));
    }

    /** Whose rights it has, or who started it. */
    private static boolean isOf(ProcessView process, String user) {
        return process.sample().user().equals(user)
                || process.sample().realUser().equals(user);
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    private static boolean isPort(String words) {
        return words.matches("[0-9]{1,5}");
    }

    private static boolean isIn(ProcessView process, String wanted) {
        return process.container()
                .filter(found -> found.name().equals(wanted) || found.id().startsWith(wanted))
                .isPresent();
    }
}
