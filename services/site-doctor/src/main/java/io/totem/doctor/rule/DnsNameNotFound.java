package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import java.util.List;
import java.util.Optional;

/** The DNS has no such name, or no address for it. */
final class DnsNameNotFound implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(NameFacts.class)
                .filter(name -> name.answer() == Answer.NO_SUCH_NAME || name.answer() == Answer.NO_ADDRESS)
                .map(name -> Cause.of(
                        "DNS_NAME_NOT_FOUND",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.NAME),
                        List.of(),
                        name.host()));
    }
}
