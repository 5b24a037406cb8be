package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ConfigurationFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** nginx refuses to start while a name in its configuration leads nowhere. */
final class UpstreamNameUnknown implements Rule {

    static final Pattern SAID = Pattern.compile("host not found in upstream \"([^\"]+)\" in ([^:\"]++):(\\d+)");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(ConfigurationFacts.class)
                .flatMap(ConfigurationFacts::whyNotStarted)
                .map(SAID::matcher)
                .filter(Matcher::find)
                .map(found -> Cause.of(
                        "UPSTREAM_NAME_UNKNOWN",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.PORT, StageName.CONFIGURATION),
                        List.of(),
                        found.group(1),
                        found.group(2),
                        found.group(3)));
    }
}
