package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One process, as docs/api.md describes it.
 *
 * @param user whose rights it has
 * @param realUser who started it, where that is another
 */
public record ProcessEntry(
        String identity,
        int pid,
        int parentPid,
        String name,
        Optional<String> executable,
        boolean executableDeleted,
        String commandLine,
        String user,
        long uid,
        Optional<String> realUser,
        Optional<Long> realUid,
        String state,
        Instant startedAt,
        long ageMillis,
        Optional<Long> idleMillis,
        Optional<Double> cpuPercent,
        double memoryPercent,
        long residentBytes,
        int threads,
        boolean kernelThread,
        List<Port> ports,
        Optional<String> container,
        Optional<String> unit,
        boolean known,
        Optional<String> category,
        LocalizedText description,
        Optional<LocalizedText> advice,
        @JsonProperty("package") Optional<PackageOfProcess> owner,
        List<Warning> warnings,
        Verdict verdict,
        LocalizedText summary,
        Termination termination) {

    private static final int PORTS_SHOWN = 4;

    /**
     * The package that its program belongs to; the words are the packager's.
     *
     * @param file whether it is what the package brought: {@code unchanged}, {@code unchecked}, {@code altered}, {@code covered},
     *     {@code updated}, {@code removed}
     */
    public record PackageOfProcess(String system, String name, String version, String description, String file) {

        /** The list of its processes. */
        public String link() {
            return "/processes?package=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        }

        public boolean unchanged() {
            return file.equals("unchanged");
        }

        public boolean wrong() {
            return file.equals("altered") || file.equals("covered");
        }

        public boolean updated() {
            return file.equals("updated");
        }
    }

    /** Whether this caller may end it now, and why or why not. */
    public record Termination(boolean allowed, String code, LocalizedText because) {}

    public ProcessEntry {
        realUser = realUser == null ? Optional.empty() : realUser;
        realUid = realUid == null ? Optional.empty() : realUid;
        owner = owner == null ? Optional.empty() : owner;
        commandLine = commandLine == null ? "" : commandLine;
        ports = ports == null ? List.of() : List.copyOf(ports);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** Whether neither the dictionary nor a package says what it is. */
    public boolean unexplained() {
        return !known && owner.filter(found -> !found.wrong()).isEmpty();
    }

    /** Where it runs from: its file, or what it was called with. */
    public String place() {
        return executable.orElse(commandLine);
    }

    /** The doors it listens at, each once. */
    public List<Port> doors() {
        return ports.stream().distinct().limit(PORTS_SHOWN).toList();
    }

    public long moreDoors() {
        return Math.max(0, ports.stream().distinct().count() - PORTS_SHOWN);
    }

    /** The warnings that count, the worst first as the service sorted them. */
    public List<Warning> counting() {
        return warnings.stream().filter(warning -> !warning.muted()).toList();
    }

    /** The one that says most. */
    public Optional<Warning> worst() {
        return counting().stream().findFirst();
    }

    /** How many more there are. */
    public int moreWarnings() {
        return Math.max(0, counting().size() - 1);
    }

    public List<Warning> mutedOnes() {
        return warnings.stream().filter(Warning::muted).toList();
    }
}
