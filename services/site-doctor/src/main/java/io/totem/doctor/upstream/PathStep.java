package io.totem.doctor.upstream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One name on the way to a socket, as {@code namei -l} would show it.
 *
 * @param mode type and permission bits (inode(7))
 */
public record PathStep(Path path, int mode, int uid, int gid, String owner, String group) {

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int PERMISSIONS = 07777;

    /** What there is of a path, from the top on; the last step is not the path itself where that does not exist. */
    static List<PathStep> to(Path path) throws IOException {
        List<PathStep> steps = new ArrayList<>();
        Path next = real(path);
        while (next != null) {
            try {
                steps.add(of(next));
            } catch (NoSuchFileException missing) {
                steps.clear();
            }
            next = next.getParent();
        }
        Collections.reverse(steps);
        return steps;
    }

    static PathStep of(Path path) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:mode,uid,gid,owner,group", LinkOption.NOFOLLOW_LINKS);
        return new PathStep(
                path,
                (int) attributes.get("mode"),
                (int) attributes.get("uid"),
                (int) attributes.get("gid"),
                attributes.get("owner").toString(),
                attributes.get("group").toString());
    }

    /** Links followed, as far as the path exists. */
    private static Path real(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException missing) {
            return path.getParent() == null
                    ? path
                    : real(path.getParent())
                            .resolve(Optional.ofNullable(path.getFileName()).orElseThrow());
        }
    }

    public boolean isSocket() {
        return (mode & TYPE) == SOCKET;
    }

    /** {@code 750}. */
    public String permissions() {
        return String.format(java.util.Locale.ROOT, "%o", mode & PERMISSIONS);
    }
}
