package io.totem.policy.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the permissions of the host's folders, each at most once a minute. */
public final class HostFolders implements OpenFolders {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_KEPT = 10_000;

    private final Path root;
    private final Clock clock;
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
    private volatile Instant since = Instant.EPOCH;

    /** @param root where the host's {@code /} is seen from here */
    public HostFolders(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    @Override
    public boolean openToOthers(String folder) {
        Instant now = clock.instant();
        if (answers.size() > MAX_KEPT || Duration.between(since, now).compareTo(KEPT) > 0) {
            answers.clear();
            since = now;
        }
        return answers.computeIfAbsent(folder, this::read);
    }

    private boolean read(String folder) {
        try {
            Path path = root.resolve(Path.of("/").relativize(Path.of(folder).normalize()));
            for (Path at = path; at.startsWith(root) && !at.equals(root); at = at.getParent()) {
                if (isOpen(at)) {
                    return true;
                }
            }
            return false;
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    private static boolean isOpen(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException goneOrClosedToUs) {
            return false;
        }
    }
}
