package io.totem.policy.testing;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import java.util.List;
import java.util.Optional;

/** A folder of the host into which anybody may put files, for a test. */
public final class OpenFolder {

    private OpenFolder() {}

    /** Nothing else can be looked at. */
    public static FileAccesses at(String folder) {
        return (process, path) ->
                path.startsWith(folder + "/") && process.containerId().isEmpty()
                        ? Optional.of(new FileAccess(
                                path,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                FileAccess.Kind.FILE,
                                Optional.of(folder),
                                Optional.of(folder),
                                true,
                                List.of(),
                                false,
                                Optional.empty()))
                        : Optional.empty();
    }
}
