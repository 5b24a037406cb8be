package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import java.util.Optional;

/** One way for a site to be down. A pure function: the same evidence gives the same answer. */
@FunctionalInterface
public interface Rule {

    Optional<Cause> judge(Evidence evidence);
}
