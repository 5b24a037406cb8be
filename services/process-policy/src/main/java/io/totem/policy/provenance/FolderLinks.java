package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Folders that are links to others: since /bin, /sbin and /lib were merged into /usr a package may list {@code /bin/ls},
 * and the kernel says {@code /usr/bin/ls}. A path is canonical when no such link is in it.
 */
final class FolderLinks {

    private static final List<String> FOLDERS = List.of(
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/usr/bin",
            "/usr/sbin",
            "/usr/lib32",
            "/usr/lib64",
            "/usr/libx32",
            "/usr/libexec");

    /** From one link to the next: /sbin, /usr/sbin, /usr/bin. */
    private static final int LONGEST_CHAIN = 3;

    private record Link(String from, String to, byte[] fromBytes, byte[] toBytes) {

        static Link of(String from, String to) {
            return new Link(from + "/", to + "/", (from + "/").getBytes(UTF_8), (to + "/").getBytes(UTF_8));
        }
    }

    private static final String MERGED_INTO = "/usr";

    private final List<Link> links;
    private final List<String> unseen;

    private FolderLinks(List<Link> links, List<String> unseen) {
        this.links = List.copyOf(links);
        this.unseen = List.copyOf(unseen);
    }

    /** Those of the host; of a folder that is not seen below its root, those that its first process sees. */
    static FolderLinks of(HostRoot host) {
        Path first = host.proc().resolve("1/root");
        List<Link> found = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (String folder : FOLDERS) {
            String relative = folder.substring(1);
            Path seen = host.root().resolve(relative);
            Path link = isThere(seen) ? seen : first.resolve(relative);
            target(folder, link).ifPresent(to -> found.add(Link.of(folder, to)));
            if (!isThere(link) && !folder.startsWith(MERGED_INTO)) {
                unseen.add(folder);
            }
        }
        return new FolderLinks(found, unseen);
    }

    private static boolean isThere(Path folder) {
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<String> target(String folder, Path link) {
        try {
            Path to = Path.of(folder).resolveSibling(Files.readSymbolicLink(link));
            String canonical = to.normalize().toString();
            return canonical.equals(folder) || canonical.equals("/") ? Optional.empty() : Optional.of(canonical);
        } catch (IOException | InvalidPathException | UnsupportedOperationException noLink) {
            return Optional.empty();
        }
    }

    String canonical(String path) {
        String at = path;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            String before = at;
            for (Link link : links) {
                if (at.startsWith(link.from())) {
                    at = link.to() + at.substring(link.from().length());
                }
            }
            if (at.equals(before)) {
                break;
            }
        }
        return at;
    }

    /**
     * What a package may call a path below /usr, where it could not be seen whether the folder beside /usr is a link: not every
     * first process lets its root be looked into.
     */
    Optional<String> unseenName(String canonical) {
        return unseen.stream()
                .filter(folder -> canonical.startsWith(MERGED_INTO + folder + "/"))
                .map(_ -> canonical.substring(MERGED_INTO.length()))
                .findFirst();
    }

    /**
     * The same for bytes, in place.
     *
     * @param path an array that is longer than a path can be by a few folders
     * @return how many bytes of it count now
     */
    int canonical(byte[] path, int length) {
        int now = length;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            int before = now;
            boolean changed = false;
            for (Link link : links) {
                if (startsWith(path, before, link.fromBytes())) {
                    now = replaced(path, now, link);
                    changed = true;
                    break;
                }
            }
            if (!changed) {
                break;
            }
        }
        return now;
    }

    private static int replaced(byte[] path, int length, Link link) {
        int from = link.fromBytes().length;
        int to = link.toBytes().length;
        int now = length - from + to;
        if (now > path.length) {
            return length;
        }
        System.arraycopy(path, from, path, to, length - from);
        System.arraycopy(link.toBytes(), 0, path, 0, to);
        return now;
    }

    private static boolean startsWith(byte[] path, int length, byte[] beginning) {
        return length >= beginning.length && Arrays.equals(path, 0, beginning.length, beginning, 0, beginning.length);
    }
}
