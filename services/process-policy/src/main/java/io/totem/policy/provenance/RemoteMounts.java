package io.totem.policy.provenance;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Whether a path lies on a file system that another machine or another program answers for, by {@code /proc/PID/mountinfo}
 * (proc(5)): one that is gone holds whoever asks it, so none is asked.
 */
final class RemoteMounts {

    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "ncpfs",
            "ceph",
            "glusterfs",
            "lustre",
            "beegfs",
            "gpfs",
            "gfs2",
            "ocfs2",
            "afs",
            "coda",
            "orangefs",
            "davfs",
            "autofs",
            "fuse",
            "fuseblk");

    private static final String FUSE = "fuse.";

    /** Where these do not answer, nothing on the machine does. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("/", "/usr");

    private static final long LARGEST = 4L << 20;
    private static final int PLACE = 4;
    private static final int OPTIONAL_FIELDS = 6;

    private final HostRoot host;

    RemoteMounts(HostRoot host) {
        this.host = host;
    }

    /** For this process, or for the host itself. */
    boolean holds(Subject subject, String path) {
        return isRemote(subject.in(host), path) || isRemote(host.proc().resolve("1"), path);
    }

    /** The mount whose place is the longest beginning of the path; of several at one place the last. */
    private static boolean isRemote(Path process, String path) {
        String place = "";
        String type = "";
        try (LineReader lines = LineReader.of(process.resolve("mountinfo"), 0, LARGEST)) {
            while (lines.next()) {
                List<String> fields = List.of(lines.text().split(" "));
                int separator = fields.indexOf("-");
                if (separator < OPTIONAL_FIELDS || separator + 1 >= fields.size()) {
                    continue;
                }
                String at = unescaped(fields.get(PLACE));
                if (at.length() >= place.length() && isIn(path, at)) {
                    place = at;
                    type = fields.get(separator + 1);
                }
            }
        } catch (IOException goneOrClosed) {
            return false;
        }
        return !OF_THE_SYSTEM.contains(place) && (TYPES.contains(type) || type.startsWith(FUSE));
    }

    private static boolean isIn(String path, String place) {
        return place.equals("/") || path.equals(place) || path.startsWith(place + "/");
    }

    /** As the kernel writes blanks. */
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
