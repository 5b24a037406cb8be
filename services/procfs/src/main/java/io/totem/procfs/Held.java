package io.totem.procfs;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has open that reaches past its own files and connections, as its links in {@code /proc/PID/fd} tell (proc_pid_fd(5)).
 *
 * @param name the PID of the process whose memory it is, the path of the device, or the number of the protocol (raw(7))
 */
public record Held(Kind kind, String name) {

    /** What it reaches. */
    public enum Kind {
        /** The memory of a process, {@code /proc/PID/mem} (proc_pid_mem(5)). */
        MEMORY,
        /** The memory of the machine, {@code /dev/mem} and its like (mem(4)). */
        MACHINE_MEMORY,
        /** A disk, past the file system on it. */
        DISK,
        /** Packets of every protocol as they come over the wire (packet(7)). */
        PACKETS,
        /** Packets of one protocol, without a port (raw(7)). */
        RAW
    }

    private static final Pattern MEMORY = Pattern.compile("/proc/([0-9]{1,9})/(?:task/[0-9]{1,9}/)?mem");
    private static final Pattern MACHINE = Pattern.compile("/dev/(?:mem|kmem|port)|/proc/kcore");
    private static final Pattern DISK = Pattern.compile(
            "/dev/(?:(?:sd|vd|xvd|hd)[a-z]{1,4}[0-9]{0,4}|nvme[0-9n]{1,12}(?:p[0-9]{1,4})?|mmcblk[0-9]{1,4}(?:p[0-9]{1,4})?"
                    + "|(?:md|dm-|bcache|zd)[0-9p]{1,8}|mapper/[A-Za-z0-9._+-]{1,128})");

    public Held {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** Empty for a link to anything else. */
    static Optional<Held> of(String link) {
        if (!link.startsWith("/dev/") && !link.startsWith("/proc/")) {
            return Optional.empty();
        }
        Matcher memory = MEMORY.matcher(link);
        if (memory.matches()) {
            return Optional.of(new Held(Kind.MEMORY, memory.group(1)));
        } else if (MACHINE.matcher(link).matches()) {
            return Optional.of(new Held(Kind.MACHINE_MEMORY, link));
        }
        return DISK.matcher(link).matches() ? Optional.of(new Held(Kind.DISK, link)) : Optional.empty();
    }
}
