package io.totem.policy.known;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A dictionary in memory, as {@link ProcessPolicies} describes the search. Immutable. */
final class Lookup {

    static final Comparator<ProcessPolicy> HOST_BEFORE_COMMON =
            Comparator.comparing(entry -> entry.platform() == Platform.COMMON);

    private final Platform host;
    /** By name as compared on this host; the host's own entry first. */
    private final TreeMap<String, List<ProcessPolicy>> entries;

    private Lookup(Platform host, TreeMap<String, List<ProcessPolicy>> entries) {
        this.host = host;
        this.entries = entries;
    }

    static Lookup of(Collection<ProcessPolicy> all, Platform host) {
        Map<String, List<ProcessPolicy>> byName = new HashMap<>();
        Lookup lookup = new Lookup(host, new TreeMap<>());
        for (ProcessPolicy entry : all) {
            if (entry.platform() == host || entry.platform() == Platform.COMMON) {
                String name = entry.tags().contains(ProcessPolicy.KERNEL)
                        ? ProcessNames.ofKernel(entry.name())
                        : entry.name();
                byName.merge(lookup.compared(name), List.of(entry), Lookup::joined);
            }
        }
        lookup.entries.putAll(byName);
        return lookup;
    }

    Optional<ProcessPolicy> find(Set<String> names) {
        return names.stream().flatMap(name -> named(name, names).stream()).findFirst();
    }

    private Optional<ProcessPolicy> named(String name, Set<String> names) {
        if (name.indexOf(ProcessNames.CUT) < 0) {
            return first(entries.getOrDefault(compared(name), List.of()), names);
        }
        String beginning = compared(name.substring(0, name.indexOf(ProcessNames.CUT)));
        return entries.tailMap(beginning, false).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(beginning))
                .flatMap(entry -> first(entry.getValue(), names).stream())
                .findFirst();
    }

    private static Optional<ProcessPolicy> first(List<ProcessPolicy> candidates, Set<String> names) {
        return candidates.stream().filter(entry -> lies(entry, names)).findFirst();
    }

    private static boolean lies(ProcessPolicy entry, Set<String> names) {
        return !entry.tags().contains(ProcessPolicy.PATH_ONLY)
                || entry.expected().paths().stream().anyMatch(names::contains);
    }

    private static List<ProcessPolicy> joined(List<ProcessPolicy> one, List<ProcessPolicy> other) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(HOST_BEFORE_COMMON)
                .toList();
    }

    private String compared(String name) {
        return host == Platform.WINDOWS ? name.toLowerCase(Locale.ROOT) : name;
    }
}
