package io.totem.doctor.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.doctor.verdict.Verdict;
import java.util.Arrays;
import java.util.Locale;

/** How a run stands, or what came of it. */
public enum RunState {
    RUNNING,
    HEALTHY,
    ATTENTION,
    DOWN,
    /** It was cut off, or failed itself: it says nothing about the site. */
    BROKEN;

    public static RunState of(Verdict.State state) {
        return switch (state) {
            case HEALTHY -> HEALTHY;
            case ATTENTION -> ATTENTION;
            case DOWN -> DOWN;
        };
    }

    /** As the API and the store write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is none */
    public static RunState ofWord(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not the state of a run: " + word));
    }
}
