package io.totem.policy.warning;

import java.util.List;

/** Looks for one kind of oddity: a pure function of the evidence. */
@FunctionalInterface
public interface WarningRule {

    List<Warning> check(Evidence evidence);
}
