package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The DNS itself hands out a loopback address: every visitor is led to his own machine. */
final class DnsPointsToLoopback implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(NameFacts.class)
                .filter(name -> !name.published().isEmpty()
                        && name.published().stream().allMatch(InetAddress::isLoopbackAddress))
                .map(name -> Cause.of(
                        "DNS_POINTS_TO_LOOPBACK",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.NAME),
                        List.of(),
                        name.host(),
                        name.published().getFirst().getHostAddress()));
    }
}
