package io.totem.policy.termination;

import io.totem.procfs.ProcessSample;
import java.util.Objects;
import java.util.Optional;

/**
 * The process as the caller saw it on the page.
 *
 * @param executable empty where the page showed none
 * @param uid the effective one, which the page calls the user
 */
public record Expectation(Optional<String> executable, int uid) {

    public Expectation {
        Objects.requireNonNull(executable, "executable");
    }

    public static Expectation of(ProcessSample process) {
        return new Expectation(process.executable(), process.uid());
    }

    public boolean matches(ProcessSample process) {
        return uid == process.uid() && executable.equals(process.executable());
    }
}
