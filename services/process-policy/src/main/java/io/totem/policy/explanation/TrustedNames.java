package io.totem.policy.explanation;

import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names a process may be looked up by. Anybody can call a process what they like (PR_SET_NAME, prctl(2)), so where a
 * program does not lie in a standard place its own word is not taken: only its file's name is. Of an interpreter the script
 * counts, by {@link ScriptEntry}, and never what it calls itself.
 */
public final class TrustedNames {

    private TrustedNames() {}

    /** Every entry that one of its names leads to, each searched by itself, so that no name stands before a stricter one. */
    public static List<ProcessPolicy> entries(
            ProcessSample process, ExecutableLocations places, Function<Set<String>, Optional<ProcessPolicy>> find) {
        Optional<Bearer> bearer = Bearer.of(process, places);
        return entries(process, bearer, of(process, bearer), find);
    }

    static List<ProcessPolicy> entries(
            ProcessSample process, Search search, Function<Set<String>, Optional<ProcessPolicy>> find) {
        return entries(process, search.bearer(), search.believed(), find);
    }

    private static List<ProcessPolicy> entries(
            ProcessSample process,
            Optional<Bearer> bearer,
            Set<String> believed,
            Function<Set<String>, Optional<ProcessPolicy>> find) {
        return Stream.of(
                        bearer.flatMap(one -> ScriptEntry.find(one, find)).stream(),
                        bearer.flatMap(one -> forbidding(process, one, find)).stream(),
                        eachOf(believed, process).stream().flatMap(names -> find.apply(names).stream()))
                .flatMap(entries -> entries)
                .distinct()
                .toList();
    }

    /** A daemon that wrote over its arguments may well be what it says: that is enough to leave it alone, never to end it. */
    private static Optional<ProcessPolicy> forbidding(
            ProcessSample process, Bearer bearer, Function<Set<String>, Optional<ProcessPolicy>> find) {
        boolean titled = bearer.interpreted()
                .filter(one -> one.runs() instanceof Runs.Titled)
                .isPresent();
        return titled && bearer.interpreter().isPresent()
                ? find.apply(Set.of(Masquerades.title(process.comm())))
                        .filter(entry ->
                                entry.tags().contains(bearer.interpreter().get().id()))
                        .filter(entry -> !entry.policy().terminatable())
                : Optional.empty();
    }

    static Set<String> of(ProcessSample process, Optional<Bearer> bearer) {
        if (bearer.isEmpty()) {
            return ProcessNames.of(process);
        }
        boolean believed = bearer.get().contained() || bearer.get().place() == PlaceKind.STANDARD;
        Set<String> names = new LinkedHashSet<>(bearer.get()
                .interpreted()
                .flatMap(one -> inner(one, bearer.get(), believed))
                .orElse(Set.of()));
        names.addAll(believed ? ProcessNames.of(process) : ProcessNames.of(process.executable(), "", false));
        return names;
    }

    /** What a loader was given, or an applet. */
    private static Optional<Set<String>> inner(Interpreted one, Bearer bearer, boolean believed) {
        if (one.program().equals(bearer.executable()) || one.loaded().isEmpty() && !believed) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(ProcessNames.of(Optional.of(one.name()), "", false));
        one.loaded().ifPresent(names::add);
        return Optional.of(names);
    }

    /** Each name for a search of its own, with exe's path beside it for entries that match by path only. */
    static List<Set<String>> eachOf(Set<String> names, ProcessSample process) {
        return names.stream()
                .map(name -> {
                    Set<String> search = LinkedHashSet.<String>newLinkedHashSet(2);
                    search.add(name);
                    process.executable().ifPresent(search::add);
                    return search;
                })
                .toList();
    }
}
