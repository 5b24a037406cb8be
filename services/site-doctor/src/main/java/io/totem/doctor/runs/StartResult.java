package io.totem.doctor.runs;

/** What came of asking for a run's place. */
sealed interface StartResult {

    /** It is the run's. */
    record Begun() implements StartResult {}

    /** The target is being walked. @param by who started that run */
    record UnderWay(String run, String by) implements StartResult {}

    /** As many as may are under way. */
    record Full() implements StartResult {}
}
