package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import java.util.List;
import java.util.Optional;

/** While it runs, nginx finds nobody any more to hand its requests to: by name, or of all it knew. */
final class UpstreamGone implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return UpstreamWords.unresolved(evidence)
                .flatMap(UpstreamWords::unresolvedName)
                .map(name -> cause("UPSTREAM_NAME_UNKNOWN", "UPSTREAM_NAME_UNKNOWN.RUNNING", name, evidence))
                .or(() -> UpstreamWords.newest(evidence, UpstreamWords::isNobody)
                        .map(line -> cause(
                                "UPSTREAM_DEAD",
                                "UPSTREAM_DEAD.ALL",
                                line.upstream().orElse("?"),
                                evidence)));
    }

    private static Cause cause(String code, String key, String words, Evidence evidence) {
        return Cause.said(
                code,
                key,
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                List.of(),
                new LogWords(words));
    }
}
