package io.totem.policy.windows;

import io.totem.procfs.Session;
import java.util.List;

/**
 * What is dear to ask about a process and never changes.
 *
 * @param user such as {@code NT AUTHORITY\SYSTEM}
 * @param uid the last number of the account; 0 for SYSTEM and Administrator, who may do everything; -1 for nobody known
 */
record OshiOwner(String user, int uid, Session session, List<String> commandLine) {

    private static final String SYSTEM = "S-1-5-18";
    private static final String ADMINISTRATOR = "500";

    OshiOwner {
        commandLine = List.copyOf(commandLine);
    }

    /** @param account a security identifier, such as S-1-5-21-…-1013; anything else is nobody's */
    static int uid(String account) {
        String last = account.substring(account.lastIndexOf('-') + 1);
        if (account.equals(SYSTEM) || account.startsWith("S-1-5-21-") && last.equals(ADMINISTRATOR)) {
            return 0;
        }
        return last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : -1;
    }
}
