package io.totem.policy.explanation;

import io.totem.platform.text.Text;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.wording.Wording;
import java.util.Objects;
import java.util.Optional;

/**
 * What a process is, as far as the dictionary and the packages tell.
 *
 * @param known the entry that describes it best
 * @param provenance whose file it runs
 * @param malware whether one of its names, the best or not, is that of known malware
 * @param claim what it pretends to be, where it pretends
 * @param dictionaryRead whether the dictionary could be asked at all
 */
public record Explanation(
        Optional<KnownProcess> known,
        Provenance provenance,
        boolean malware,
        Optional<Claim> claim,
        boolean dictionaryRead) {

    public Explanation {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(claim, "claim");
    }

    /** As far as the dictionary tells. */
    public Explanation(Optional<KnownProcess> known, boolean malware, Optional<Claim> claim, boolean dictionaryRead) {
        this(known, Provenance.UNKNOWN, malware, claim, dictionaryRead);
    }

    /** The same, of a process whose file comes from there. */
    public Explanation from(Provenance found) {
        return found.equals(provenance) ? this : new Explanation(known, found, malware, claim, dictionaryRead);
    }

    /** The package that says what the process is. */
    public Optional<OwningPackage> owner() {
        return provenance.explaining();
    }

    /** Whether it is said what the process is: by the dictionary, or by the package that brought its program. */
    public boolean explained() {
        return known.isPresent() || owner().isPresent();
    }

    public Text description() {
        return known.map(KnownProcess::description)
                .or(() -> owner().map(Explanation::description))
                .orElseGet(() -> Wording.text(dictionaryRead ? "unknown.description" : "unknown.unread"));
    }

    /** The packager's own words, said to be that. */
    private static Text description(OwningPackage owner) {
        return owner.description().isEmpty()
                ? Wording.text("package.description.none", owner.name(), owner.version())
                : Wording.text("package.description", owner.description(), owner.name(), owner.version());
    }

    public Optional<Text> advice() {
        return known.map(KnownProcess::advice)
                .filter(advice -> !advice.en().isBlank() || !advice.ko().isBlank());
    }
}
