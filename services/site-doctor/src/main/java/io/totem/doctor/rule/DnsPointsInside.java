package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The name leads inside, where the doctor asks nobody whom an admin did not name. */
final class DnsPointsInside implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(NameFacts.class)
                .filter(name -> name.answer() == Answer.REFUSED)
                .map(name -> Cause.of(
                        name.isMetadata() ? "DNS_POINTS_TO_METADATA" : "DNS_POINTS_TO_PRIVATE_ADDRESS",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.NAME),
                        List.of(),
                        name.host(),
                        name.refused().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "))));
    }
}
