package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ConfigurationFacts;
import java.util.List;
import java.util.Optional;

/** nginx does not start, because it cannot take its configuration. */
final class ConfigurationBroken implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(ConfigurationFacts.class)
                .flatMap(ConfigurationFacts::whyNotStarted)
                .filter(why -> !UpstreamNameUnknown.SAID.matcher(why).find())
                .map(why -> Cause.of(
                        "CONFIGURATION_BROKEN",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.PORT, StageName.CONFIGURATION),
                        List.of(),
                        why));
    }
}
