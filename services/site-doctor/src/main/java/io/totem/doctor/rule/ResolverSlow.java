package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import java.util.List;
import java.util.Optional;

/** The DNS answers, and this machine's resolver waits for a name server that does not: whatever asks for names here is slow. */
final class ResolverSlow implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(NameFacts.class)
                .filter(NameFacts::late)
                .map(name -> Cause.of(
                        "RESOLVER_SLOW", Confidence.CERTAIN, evidence.saw(StageName.NAME), List.of(), name.host()));
    }
}
