package io.totem.policy.explanation;

import io.totem.policy.known.Category;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.KnownProcesses;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.place.PlaceKind;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Looks processes up in the copy of the dictionary that is in memory. */
public final class Explainer {

    private final KnownProcesses dictionary;

    public Explainer(KnownProcesses dictionary) {
        this.dictionary = dictionary;
    }

    /** @param place of exe, where it may be read */
    public Explanation explain(ProcessSample process, Optional<PlaceKind> place) {
        Optional<KnownProcess> malware = malware(process);
        Optional<KnownProcess> known = malware.or(() -> dictionary.find(BelievedNames.of(process, place)));
        return new Explanation(known, malware.isPresent(), dictionary.available());
    }

    /** A malicious name counts wherever it stands: nobody takes one by accident. */
    private Optional<KnownProcess> malware(ProcessSample process) {
        return BelievedNames.eachOf(ProcessNames.of(process), process).stream()
                .flatMap(names -> dictionary.find(names).stream())
                .filter(Explainer::isMalware)
                .findFirst();
    }

    private static boolean isMalware(KnownProcess entry) {
        return entry.category().equals(Category.MALWARE);
    }
}
