package io.totem.platform.security;

import io.totem.platform.caller.Caller;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What somebody tried and was not let: one line each in the log category {@code totem.security}. */
@Singleton
public final class SecurityLog {

    private static final Logger LOG = Logger.getLogger("totem.security");

    /**
     * @param what the attempt, in our words
     * @param subject what it was aimed at, in the stranger's words: control characters are replaced, 200 characters kept
     */
    public void refused(Caller caller, String what, String subject) {
        refused(caller.name(), caller.address().orElse("?"), what, subject);
    }

    /** For whoever has no verified name yet. */
    public void refused(String name, String address, String what, String subject) {
        LOG.warnf("refused: %s by %s from %s: %s", what, clean(name), clean(address), clean(subject));
    }

    private static String clean(String words) {
        String line = words.replaceAll("\\p{C}", "\uFFFD");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
