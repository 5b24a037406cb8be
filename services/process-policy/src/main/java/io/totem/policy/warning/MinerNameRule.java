package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * MINER_NAME: it goes by the name of a known miner or of malware. A name alone is nothing but a name, and people do mine
 * on machines of their own: danger takes a second sign.
 */
final class MinerNameRule implements WarningRule {

    private static final int FIRST_PERSON = 1000;
    private static final int NOBODY = 65_534;

    /** What systemd gives to services for as long as they run (systemd.exec(5), DynamicUser=). */
    private static final int FIRST_DYNAMIC = 61_184;

    private static final int LAST_DYNAMIC = 65_519;

    /** What only miners are told. */
    private static final Pattern POOL = Pattern.compile("(?i)stratum[0-9]?\\+(tcp|ssl|tls|udp)://.*|--donate-level.*");

    /** Hidden folders in which people do keep programs. */
    private static final Set<String> CUSTOMARY = Set.of("/.local/bin/", "/.cargo/bin/", "/.nix-profile/");

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.explanation().malware().stream()
                .map(malware -> warning(evidence, malware))
                .toList();
    }

    private static Warning warning(Evidence evidence, ProcessPolicy malware) {
        Optional<LocalizedText> sign = sign(evidence);
        String variant = sign.isPresent() ? "signed" : "alone";
        return new Warning(
                WarningCode.MINER_NAME,
                Optional.of(malware.name()),
                sign.isPresent() ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.MINER_NAME.title"),
                text(
                        "warning.MINER_NAME.why." + variant,
                        malware.name(),
                        evidence.process().user(),
                        Shown.file(evidence, path(evidence)),
                        sign.map(Object.class::cast).orElse("")),
                text("warning.MINER_NAME.todo." + variant, malware.name()));
    }

    /** The first that there is of what makes it more than a name. */
    private static Optional<LocalizedText> sign(Evidence evidence) {
        Optional<PlaceKind> kind = evidence.place().map(place -> place.kind());
        if (kind.filter(PlaceKind.MEMORY::equals).isPresent()) {
            return Optional.of(text("warning.MINER_NAME.sign.memory"));
        }
        if (kind.filter(PlaceKind.WORLD_WRITABLE::equals).isPresent()) {
            return Optional.of(text("warning.MINER_NAME.sign.open"));
        }
        if (isHidden(path(evidence))) {
            return Optional.of(text("warning.MINER_NAME.sign.hidden"));
        }
        if (evidence.process().executableDeleted()) {
            return Optional.of(text("warning.MINER_NAME.sign.deleted"));
        }
        if (evidence.process().commandLine().stream()
                .anyMatch(argument -> POOL.matcher(argument).matches())) {
            return Optional.of(text("warning.MINER_NAME.sign.pool"));
        }
        return isService(evidence)
                ? Optional.of(text(
                        "warning.MINER_NAME.sign.service", evidence.process().user()))
                : Optional.empty();
    }

    private static String path(Evidence evidence) {
        return evidence.place()
                .map(place -> place.path())
                .or(() -> evidence.process().executable())
                .orElse(evidence.process().comm());
    }

    private static boolean isHidden(String path) {
        return path.contains("/.") && CUSTOMARY.stream().noneMatch(path::contains);
    }

    /** An account that nobody logs in with; the numbers of a container's own are not known here. */
    private static boolean isService(Evidence evidence) {
        int uid = evidence.process().uid();
        boolean system = uid > 0 && uid < FIRST_PERSON;
        boolean passing = uid >= FIRST_DYNAMIC && uid <= LAST_DYNAMIC || uid == NOBODY;
        return evidence.process().containerId().isEmpty() && (system || passing);
    }
}
