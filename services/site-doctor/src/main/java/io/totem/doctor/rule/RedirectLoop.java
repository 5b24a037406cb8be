package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.http.HttpFacts.Ending;
import java.util.List;
import java.util.Optional;

/** The site sends its visitors in a circle: behind a proxy that ends TLS, mostly because it believes it is asked in plain. */
final class RedirectLoop implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HttpFacts.class)
                .filter(http -> http.ending() == Ending.LOOP || http.ending() == Ending.TOO_MANY_REDIRECTS)
                .map(http -> Cause.of(
                        evidence.site().secure() ? "REDIRECT_LOOP_TLS" : "REDIRECT_LOOP",
                        Confidence.LIKELY,
                        evidence.saw(StageName.HTTP),
                        List.of(),
                        evidence.site().url().toString()));
    }
}
