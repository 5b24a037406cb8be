package io.totem.policy.explanation;

import io.totem.policy.known.Category;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.KnownProcesses;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.place.PlaceKind;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.Set;

/** Looks processes up in the copy of the dictionary that is in memory. */
public final class Explainer {

    private final KnownProcesses dictionary;

    public Explainer(KnownProcesses dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * The names to search for. They depend on what a process runs only, so they can be kept as long as it runs that.
     *
     * @param place of exe, where it may be read
     */
    public static Search search(ProcessSample process, Optional<PlaceKind> place) {
        return new Search(
                BelievedNames.of(process, place),
                BelievedNames.eachOf(ProcessNames.of(process), process),
                Claims.of(process),
                ProcessNames.of(process.executable(), "", process.kernelThread()));
    }

    /** What the dictionary says now. */
    public Explanation explain(Search search) {
        Optional<KnownProcess> malware = malware(search);
        Optional<KnownProcess> known = malware.or(() -> dictionary.find(search.believed()));
        return new Explanation(known, malware.isPresent(), claim(search), dictionary.available());
    }

    /** A malicious name counts wherever it stands: nobody takes one by accident. */
    private Optional<KnownProcess> malware(Search search) {
        for (Set<String> names : search.each()) {
            Optional<KnownProcess> entry = dictionary.find(names).filter(Explainer::isMalware);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> claim(Search search) {
        return search.claimed().stream()
                .flatMap(name -> dictionary.find(Set.of(name)).stream())
                .filter(entry -> entry.policy().isSystem() || isMadeByKernel(entry))
                .findFirst()
                .map(claimed -> new Claim(claimed, dictionary.find(search.file())));
    }

    private static boolean isMadeByKernel(KnownProcess entry) {
        return entry.tags().contains(KnownProcess.KERNEL);
    }

    private static boolean isMalware(KnownProcess entry) {
        return entry.category().equals(Category.MALWARE);
    }
}
