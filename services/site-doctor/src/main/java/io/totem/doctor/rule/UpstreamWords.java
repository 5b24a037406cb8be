package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nginx' log says of what is behind it, as far as it still holds: a newer line about the same may say otherwise. What
 * it says of the doctor's own request holds, whatever others write.
 */
final class UpstreamWords {

    private static final Pattern UNRESOLVED = Pattern.compile("^([\\w.-]+) could not be resolved \\(.*");
    private static final String NOBODY = "no live upstreams";
    private static final String TIMED_OUT = "upstream timed out";

    private UpstreamWords() {}

    /** The newest such complaint that no newer line contradicts; one about the doctor's own request before any other. */
    static Optional<ErrorLine> newest(Evidence evidence, Predicate<ErrorLine> such) {
        return evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.newest(line -> such.test(line) && holds(line, log.grave(), evidence.site())));
    }

    /**
     * Why nginx knows nobody any more, where the reason is a name: it asks for it again every few seconds, and says so
     * only then, before the walk perhaps.
     */
    static Optional<ErrorLine> unresolved(Evidence evidence) {
        return newest(evidence, UpstreamWords::isUnresolved)
                .or(() -> newest(evidence, UpstreamWords::isNobody).flatMap(_ -> lastReason(evidence)));
    }

    private static Optional<ErrorLine> lastReason(Evidence evidence) {
        Predicate<ErrorLine> isReason = line -> knowsAnAddress(line) || isUnresolved(line, evidence.site());
        return evidence.find(ErrorLogFacts.class).stream()
                .flatMap(log -> Stream.concat(log.before().stream(), log.grave().stream()))
                .filter(isReason)
                .reduce((_, later) -> later)
                .filter(UpstreamWords::isUnresolved);
    }

    static Optional<String> unresolvedName(ErrorLine line) {
        Matcher unresolved = UNRESOLVED.matcher(line.message());
        return unresolved.matches() ? Optional.of(unresolved.group(1)) : Optional.empty();
    }

    static boolean isNobody(ErrorLine line) {
        return line.begins(NOBODY);
    }

    private static boolean isUnresolved(ErrorLine line) {
        return unresolvedName(line).isPresent();
    }

    private static boolean holds(ErrorLine line, List<ErrorLine> log, Site target) {
        return line.ours()
                || log.stream().skip(log.lastIndexOf(line) + 1L).noneMatch(later -> contradicts(later, line, target));
    }

    private static boolean contradicts(ErrorLine later, ErrorLine line, Site target) {
        if (isUnresolved(later, target)) {
            return !isUnresolved(line);
        }
        boolean sameUpstream = line.upstream().isPresent() && line.upstream().equals(later.upstream());
        return sameUpstream && !isNobody(later)
                || knowsAnAddress(later) && (isNobody(line) || isUnresolved(line, target));
    }

    /** Whether nginx has an address to ask. Who timed out was asked a while ago: up to a minute, by nginx' defaults. */
    private static boolean knowsAnAddress(ErrorLine line) {
        return line.upstream().isPresent() && !isNobody(line) && !line.begins(TIMED_OUT);
    }

    /** Whether nginx does not find the name of what is behind this site, or of who knows whom. */
    private static boolean isUnresolved(ErrorLine line, Site target) {
        return unresolvedName(line)
                .filter(name -> target.upstream()
                        .flatMap(Upstream::owner)
                        .filter(host -> !host.equalsIgnoreCase(name))
                        .isEmpty())
                .isPresent();
    }
}
