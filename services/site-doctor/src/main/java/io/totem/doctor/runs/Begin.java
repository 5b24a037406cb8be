package io.totem.doctor.runs;

/** What came of asking for a run's place. */
sealed interface Begin {

    /** It is the run's. */
    record Begun() implements Begin {}

    /** The target is being walked. @param by who started that run */
    record UnderWay(String run, String by) implements Begin {}

    /** As many as may are under way. */
    record Full() implements Begin {}
}
