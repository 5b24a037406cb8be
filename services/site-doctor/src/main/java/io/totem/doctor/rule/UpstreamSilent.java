package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import java.util.List;
import java.util.Optional;

/** Whoever answers behind the web server took too long: overloaded, stuck, or a firewall between. */
final class UpstreamSilent implements Rule {

    private static final int ETIMEDOUT = 110;

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return UpstreamWords.newest(
                        evidence,
                        line -> line.failed(ETIMEDOUT) && line.upstream().isPresent())
                .map(line -> Cause.of(
                        line.begins("upstream timed out (110: Connection timed out) while connecting to upstream")
                                ? "UPSTREAM_UNREACHED"
                                : "UPSTREAM_SLOW",
                        Confidence.LIKELY,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                        List.of(),
                        new LogWords(line.upstream().orElseThrow())));
    }
}
