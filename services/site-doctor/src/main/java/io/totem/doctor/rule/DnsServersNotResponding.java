package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import java.util.List;
import java.util.Optional;

/** No name server answers: nothing can be said about the site yet. */
final class DnsServersNotResponding implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(NameFacts.class)
                .filter(name -> name.answer() == Answer.NO_ANSWER)
                .map(name -> Cause.of(
                        "DNS_SERVERS_NOT_RESPONDING",
                        Confidence.LIKELY,
                        evidence.saw(StageName.NAME),
                        List.of(),
                        name.host()));
    }
}
