package io.totem.policy.script;

import java.util.Objects;

/**
 * A file or folder that an interpreter is told to load code from, besides what it runs.
 *
 * @param by the option, or the variable of the environment, that says so
 * @param path as it is written there
 */
public record Load(String by, String path) {

    public Load {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(path, "path");
    }
}
