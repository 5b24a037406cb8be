package io.totem.policy.explanation;

import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.policy.Messages;
import io.totem.policy.facts.OwnPart;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.Provenance;
import io.totem.procfs.ProcessSample;
import java.util.Objects;
import java.util.Optional;

/**
 * What a process is, as far as the dictionary, its own files and the packages tell.
 *
 * @param known the entry that describes it best
 * @param words what is said of this process instead of the entry's description: whose script it is, and which
 * @param provenance whose file it runs
 * @param own where it is a part of Totem itself
 * @param malware the entry of known malware that one of its names leads to, its files' or one that it gives itself
 * @param masquerade what it pretends to be, where it pretends
 * @param dictionaryRead whether the dictionary could be asked at all
 */
public record Explanation(
        Optional<ProcessPolicy> known,
        Optional<Sentence> words,
        Provenance provenance,
        Optional<OwnPart> own,
        Optional<ProcessPolicy> malware,
        Optional<Masquerade> masquerade,
        boolean dictionaryRead) {

    /** Nothing explains it, and it pretends nothing. */
    public static final Explanation NONE = new Explanation(
            Optional.empty(),
            Optional.empty(),
            Provenance.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);

    public Explanation {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(malware, "malware");
        Objects.requireNonNull(masquerade, "claim");
    }

    /** The same, of a process of which this was read. */
    public Explanation with(Provenance found, Optional<OwnPart> part) {
        return found.equals(provenance) && part.equals(own)
                ? this
                : new Explanation(known, words, found, part, malware, masquerade, dictionaryRead);
    }

    /** The package that says what the process is. */
    public Optional<OwningPackage> owner() {
        return provenance.explaining();
    }

    /**
     * Whether it is said what the process is: by the dictionary, or by the package that brought its program. To be in a container of
     * Totem's own is not enough: somebody may have broken into that.
     */
    public boolean explained() {
        return known.isPresent() || owner().isPresent();
    }

    /**
     * Where one file is several programs and the dictionary says that this very file goes by the name that the process bears: that
     * name (Debian's redis-server lies in redis-check-rdb).
     */
    public Optional<String> nameOf(ProcessSample process) {
        return known.filter(entry -> entry.name().equals(process.comm()))
                .filter(entry -> process.executable()
                        .filter(path -> entry.expected().paths().contains(path))
                        .isPresent())
                .map(ProcessPolicy::name);
    }

    public LocalizedText description() {
        LocalizedText told = words.map(Sentence::text)
                .or(() -> known.map(ProcessPolicy::description))
                .or(() -> owner().map(Explanation::description))
                .orElseGet(() -> Messages.text(dictionaryRead ? "unknown.description" : "unknown.unread"));
        return own.map(part -> description(part, told)).orElse(told);
    }

    private static LocalizedText description(OwnPart part, LocalizedText told) {
        return part.container()
                .map(container -> Messages.text("totem.container", container, told))
                .orElseGet(() -> Messages.text("totem.process", told));
    }

    /** The packager's own words, said to be that. */
    private static LocalizedText description(OwningPackage owner) {
        return owner.description().isEmpty()
                ? Messages.text("package.description.none", owner.name(), owner.version())
                : Messages.text("package.description", owner.description(), owner.name(), owner.version());
    }

    public Optional<LocalizedText> advice() {
        return known.map(ProcessPolicy::advice)
                .filter(advice -> !advice.en().isBlank() || !advice.ko().isBlank());
    }
}
