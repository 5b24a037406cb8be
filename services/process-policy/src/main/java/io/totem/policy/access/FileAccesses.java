package io.totem.policy.access;

import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Tells who may change the files that processes run. For several threads. */
@FunctionalInterface
public interface FileAccesses {

    /** Where nothing can be read, and in tests of what needs none. */
    FileAccesses UNREAD = (_, _) -> Optional.empty();

    /**
     * Who may change a file.
     *
     * @param path absolute: the process' executable, or any other as the process sees it
     * @return empty where it could not be looked at
     */
    Optional<FileAccess> of(ProcessSample process, String path);
}
