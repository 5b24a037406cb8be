package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.PingFacts;
import java.util.List;
import java.util.Optional;

/** The web server itself says, on its page for that, that what is behind it does not answer. */
final class UpstreamPing implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(PingFacts.class).flatMap(ping -> switch (ping.answer()) {
            case PONG, NOT_ASKED -> Optional.empty();
            case NOT_REACHED -> Optional.of(cause("UPSTREAM_DEAD", Confidence.LIKELY, ping, evidence));
            case LATE -> Optional.of(cause("UPSTREAM_LATE", Confidence.LIKELY, ping, evidence));
            case ODD -> Optional.of(cause("PING_ODD", Confidence.POSSIBLE, ping, evidence));
        });
    }

    private static Cause cause(String code, Confidence confidence, PingFacts ping, Evidence evidence) {
        return Cause.of(
                code,
                confidence,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                List.of(),
                ping.ping().toString(),
                Integer.toString(ping.status()));
    }
}
