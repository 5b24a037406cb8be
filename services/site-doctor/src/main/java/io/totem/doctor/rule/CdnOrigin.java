package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.http.HttpFacts.Hop;
import io.totem.doctor.name.NameFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network in front answers, and says itself that it gets nothing from the server behind it. */
final class CdnOrigin implements Rule {

    private static final String CLOUDFLARE = "Cloudflare";

    /** Cloudflare's own statuses. */
    private static final Map<Integer, String> WAYS = Map.of(
            520, "ODD",
            521, "REFUSED",
            522, "SILENT",
            523, "UNREACHABLE",
            524, "SLOW",
            525, "NO_TLS",
            526, "CERTIFICATE",
            530, "NAME");

    /** What every network answers when its server does not. */
    private static final List<Integer> GATEWAY = List.of(502, 503, 504);

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HttpFacts.class)
                .filter(http -> !http.asExpected())
                .flatMap(HttpFacts::last)
                .flatMap(answer -> answer.cdn().flatMap(cdn -> cause(cdn, answer, evidence)));
    }

    private static Optional<Cause> cause(String cdn, Hop answer, Evidence evidence) {
        String status = Integer.toString(answer.status());
        if (cdn.equals(CLOUDFLARE) && WAYS.containsKey(answer.status())) {
            String key = "CDN_ORIGIN." + WAYS.get(answer.status());
            // Headers are written by whoever answers; whose an address is, is published.
            boolean published = evidence.find(NameFacts.class)
                    .flatMap(NameFacts::cdn)
                    .filter(cdn::equals)
                    .isPresent();
            return Optional.of(cause(key, published ? Confidence.CERTAIN : Confidence.LIKELY, evidence, cdn, status));
        }
        return GATEWAY.contains(answer.status())
                ? Optional.of(cause("CDN_ORIGIN", Confidence.LIKELY, evidence, cdn, status))
                : Optional.empty();
    }

    private static Cause cause(String key, Confidence confidence, Evidence evidence, Object... words) {
        return Cause.said(
                "CDN_ORIGIN", key, confidence, evidence.saw(StageName.NAME, StageName.HTTP), List.of(), words);
    }
}
