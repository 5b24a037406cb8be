package io.totem.platform.security;

import io.totem.platform.address.AddressBlock;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Repeats;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * What somebody tried and was not let: lines in the log category {@code totem.security}. Whoever tries the same again and
 * again is counted rather than written down each time, and so pushes nothing of others out of the log.
 */
@Singleton
public final class SecurityLog {

    private static final Logger LOG = Logger.getLogger("totem.security");

    /** So many of one kind and sender have a line each within an hour. */
    static final int LINES = 20;

    private final Repeats repeats;

    public SecurityLog(Clock clock) {
        this.repeats = new Repeats(clock, LINES);
    }

    /**
     * @param what the attempt, in our words
     * @param subject what it was aimed at, in the stranger's words: control characters are replaced, 200 characters kept
     */
    public void refused(Caller caller, String what, String subject) {
        String address = caller.address().orElse("?");
        refused(what + " by " + caller.name(), caller.name(), address, what, subject);
    }

    /** For whoever has no verified name yet. */
    public void refused(String name, String address, String what, String subject) {
        refused(what, name, address, what, subject);
    }

    private void refused(String kind, String name, String address, String what, String subject) {
        repeats.count(kind + " from " + AddressBlock.of(address).text())
                .ifPresent(number -> LOG.warnf(
                        "refused: %s by %s from %s: %s%s",
                        what,
                        clean(name),
                        clean(address),
                        clean(subject),
                        number > LINES ? " (" + number + " such from there within an hour)" : ""));
    }

    private static String clean(String words) {
        String line = words.replaceAll("\\p{C}", "\uFFFD");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
