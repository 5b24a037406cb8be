package io.totem.policy.explanation;

import io.totem.api.policies.Category;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks processes up in the copy of the dictionary that is in memory. */
public final class Explainer {

    private final ProcessPolicies dictionary;
    private final Lies lies;

    public Explainer(ProcessPolicies dictionary) {
        this.dictionary = dictionary;
        this.lies = new Lies(dictionary::find);
    }

    /** What to search for. It depends on what a process runs and who runs it, so it can be kept as long as that holds. */
    public static Search search(ProcessSample process, ExecutableLocations places) {
        return search(process, Bearer.of(process, places));
    }

    /** What to search for in the end, of a process that runs what it ran: the same, where its files lie as they did. */
    public static Search again(Search before, ProcessSample process, ExecutableLocations places) {
        Optional<Bearer> bearer = Bearer.of(process, places);
        return bearer.equals(before.bearer()) ? before : search(process, bearer);
    }

    private static Search search(ProcessSample process, Optional<Bearer> bearer) {
        Set<String> files = new LinkedHashSet<>(ProcessNames.of(process.executable(), "", process.kernelThread()));
        bearer.flatMap(Bearer::scriptName).ifPresent(files::add);
        files.removeIf(name -> name.startsWith("/"));
        Set<String> given = new LinkedHashSet<>(ProcessNames.of(Optional.empty(), process.comm(), false));
        given.removeAll(files);
        return new Search(
                TrustedNames.of(process, bearer),
                called(process, bearer),
                TrustedNames.eachOf(files, process),
                process.kernelThread() ? List.of() : TrustedNames.eachOf(given, process),
                bearer.map(one -> Masquerades.of(process, one)).orElse(List.of()),
                bearer,
                OwnWords.ofRole(process),
                bearer.flatMap(one -> OwnWords.ofScript(process, one)));
    }

    /** Of an installed program that is no interpreter and calls itself otherwise than its file. */
    private static Set<String> called(ProcessSample process, Optional<Bearer> bearer) {
        boolean otherwise = bearer.filter(one -> one.place() == PlaceKind.STANDARD
                        && one.interpreted().isEmpty()
                        && !ProgramPath.fileName(one.executable()).equals(process.comm()))
                .isPresent();
        return otherwise ? ProcessNames.of(Optional.empty(), process.comm(), false) : Set.of();
    }

    /** What {@link #explain} and {@link #policies} say of a search holds as long as this is the same object. */
    public Object edition() {
        return dictionary.edition();
    }

    /** Every entry that one of its names leads to: all of them have a say in whether it may be ended. */
    public List<ProcessPolicy> policies(ProcessSample process, Search search) {
        return TrustedNames.entries(process, search, dictionary::find);
    }

    /** What the dictionary says now. */
    public Explanation explain(Search search) {
        Optional<Masquerade> masquerade = search.bearer().flatMap(bearer -> lies.first(bearer, search.claims()));
        Optional<ProcessPolicy> byFile = malware(search.files());
        Optional<ProcessPolicy> malware = byFile.or(() -> malware(search.given()));
        Optional<ProcessPolicy> script = byFile.isPresent() ? Optional.empty() : script(search);
        Optional<ProcessPolicy> known = byFile.or(() -> script)
                .or(() -> byName(search))
                .filter(entry ->
                        masquerade.filter(one -> isItsOwnName(one, entry)).isEmpty());
        Optional<Sentence> words = byFile.isPresent() ? Optional.empty() : words(search, script);
        return new Explanation(
                known, words, Provenance.UNKNOWN, Optional.empty(), malware, masquerade, dictionary.available());
    }

    private Optional<ProcessPolicy> script(Search search) {
        return search.bearer().flatMap(bearer -> ScriptEntry.find(bearer, dictionary::find));
    }

    /** The dictionary itself says that this file goes by that name, as redis-check-rdb by redis-server. */
    private Optional<ProcessPolicy> byName(Search search) {
        return Optional.of(search.called())
                .filter(called -> !called.isEmpty())
                .flatMap(dictionary::find)
                .filter(entry -> goesBy(entry, search.bearer().orElseThrow()))
                .or(() -> dictionary.find(search.believed()))
                .or(() -> byRelease(search));
    }

    private Optional<ProcessPolicy> byRelease(Search search) {
        return search.bearer()
                .flatMap(bearer -> ReleaseName.of(bearer.executable()))
                .flatMap(name -> dictionary.find(Set.of(name)))
                .filter(entry -> entry.tags().contains(ReleaseName.TAG));
    }

    private static boolean goesBy(ProcessPolicy entry, Bearer bearer) {
        return entry.expected().paths().stream()
                .anyMatch(path -> bearer.contained()
                        ? ProgramPath.fileName(path).equals(ProgramPath.fileName(bearer.executable()))
                        : path.equals(bearer.executable()));
    }

    private static Optional<Sentence> words(Search search, Optional<ProcessPolicy> script) {
        if (search.role().isPresent() || script.isEmpty()) {
            return search.role().or(search::script);
        }
        Bearer bearer = search.bearer().orElseThrow();
        return bearer.interpreted()
                .flatMap(one -> one.runs() instanceof Runs.Module module
                        ? Optional.of(OwnWords.ofModule(script.get().description(), bearer, module.name()))
                        : Optional.empty());
    }

    /** A malicious name counts wherever it stands: nobody takes one by accident. */
    private Optional<ProcessPolicy> malware(List<Set<String>> names) {
        for (Set<String> name : names) {
            Optional<ProcessPolicy> entry = dictionary.find(name).filter(Explainer::isMalware);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private static boolean isMalware(ProcessPolicy entry) {
        return entry.category().equals(Category.MALWARE.word());
    }

    /** Its file bears a name that it has no right to: the entry is not about it. */
    private static boolean isItsOwnName(Masquerade masquerade, ProcessPolicy entry) {
        return masquerade.kind() == Masquerade.Kind.FILE && masquerade.name().equals(entry.name());
    }
}
