package io.totem.policy.explanation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool's name where it keeps several of its own releases beside each other, and the file is called after the release:
 * {@code vscode-server} of {@code .vscode-server/code-e54c774e0add60467559eb0d1e229c6452cf8447}, {@code zed-remote-server} of
 * {@code zed-remote-server-stable-0.203.4}, {@code claude} of {@code claude/versions/2.0.14}. Only entries with the tag {@link #TAG}
 * are found by it: a release is written by whoever names the file.
 */
final class ReleaseName {

    /** Of entries whose programs are called so. */
    static final String TAG = "releases";

    private static final Pattern OF_COMMIT = Pattern.compile("[a-z]{1,20}-[0-9a-f]{40}");

    private static final Pattern OF_VERSION =
            Pattern.compile("([a-z][a-z-]{0,60}?)(?:-(?:stable|preview|nightly))?-v?[0-9]{1,9}(?:\\.[0-9]{1,9}){1,3}");

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9}){1,3}");

    private static final String VERSIONS = "versions";

    private ReleaseName() {}

    /** Empty where the path names no release. */
    static Optional<String> of(String path) {
        String[] parts = path.split("/");
        if (parts.length < 3) {
            return Optional.empty();
        }
        String file = parts[parts.length - 1];
        String folder = parts[parts.length - 2];
        if (OF_COMMIT.matcher(file).matches() && folder.startsWith(".")) {
            return Optional.of(folder.substring(1));
        }
        if (VERSION.matcher(file).matches() && folder.equals(VERSIONS)) {
            return Optional.of(parts[parts.length - 3]);
        }
        Matcher version = OF_VERSION.matcher(file);
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }
}
