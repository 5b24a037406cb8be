package io.totem.procfs;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names one process for ever: {@code bootId:pid:startTicks}. A PID alone is reused; the start time in clock ticks
 * since boot (proc(5), stat field 22) together with the boot's random id is not.
 *
 * @param bootId the text of {@code /proc/sys/kernel/random/boot_id}
 * @param pid the process id in the host's PID namespace, positive
 * @param startTicks clock ticks after boot at which it started
 */
public record ProcessIdentity(String bootId, int pid, long startTicks) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F-]{1,64}):([1-9][0-9]{0,9}):([0-9]{1,19})");

    public ProcessIdentity {
        Objects.requireNonNull(bootId, "bootId");
        if (pid <= 0 || startTicks < 0) {
            throw new IllegalArgumentException("no process has PID " + pid + " and start " + startTicks);
        }
    }

    /** Reads the form {@link #toString()} writes; empty when the text is anything else. */
    public static Optional<ProcessIdentity> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessIdentity(
                    matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** Maps of one sweep are asked for it some ten thousand times; their PIDs differ. */
    @Override
    public int hashCode() {
        return pid;
    }

    @Override
    public String toString() {
        return bootId + ":" + pid + ":" + startTicks;
    }
}
