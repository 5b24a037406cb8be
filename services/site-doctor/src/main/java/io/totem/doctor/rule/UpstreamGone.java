package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** While it runs, nginx finds nobody any more to hand its requests to: by name, or of all it knew. */
final class UpstreamGone implements Rule {

    private static final Pattern UNRESOLVED = Pattern.compile("^([\\w.-]+) could not be resolved \\(.*");
    private static final String NOBODY = "no live upstreams";

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.newest(line -> unresolved(line).matches() || line.begins(NOBODY)))
                .map(line -> cause(line, evidence));
    }

    private static Matcher unresolved(ErrorLine line) {
        return UNRESOLVED.matcher(line.message());
    }

    private static Cause cause(ErrorLine line, Evidence evidence) {
        Matcher unresolved = unresolved(line);
        boolean byName = unresolved.matches();
        return Cause.said(
                byName ? "UPSTREAM_NAME_UNKNOWN" : "UPSTREAM_DEAD",
                byName ? "UPSTREAM_NAME_UNKNOWN.RUNNING" : "UPSTREAM_DEAD.ALL",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                List.of(),
                new LogWords(byName ? unresolved.group(1) : line.upstream().orElse("?")));
    }
}
