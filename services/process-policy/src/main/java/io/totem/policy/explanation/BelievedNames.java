package io.totem.policy.explanation;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.PlaceKind;
import io.totem.procfs.ProcessSample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names a process may be looked up by. Anybody can call a process what they like (PR_SET_NAME, prctl(2)), so where a
 * program does not lie in a standard place its own word is not taken: only its file's name is.
 */
public final class BelievedNames {

    private BelievedNames() {}

    /** @param place of exe, where it may be read */
    public static Set<String> of(ProcessSample process, Optional<PlaceKind> place) {
        boolean believed = place.isEmpty()
                || place.get() == PlaceKind.STANDARD
                || process.containerId().isPresent()
                || isInterpreter(process);
        return believed ? ProcessNames.of(process) : ProcessNames.of(process.executable(), "", process.kernelThread());
    }

    /** Each name for a search of its own, with exe's path beside it for entries that match by path only. */
    public static List<Set<String>> eachOf(Set<String> names, ProcessSample process) {
        return names.stream()
                .map(name -> {
                    Set<String> search = LinkedHashSet.<String>newLinkedHashSet(2);
                    search.add(name);
                    process.executable().ifPresent(search::add);
                    return search;
                })
                .toList();
    }

    private static boolean isInterpreter(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .filter(Interpreters::isInterpreter)
                .isPresent();
    }
}
