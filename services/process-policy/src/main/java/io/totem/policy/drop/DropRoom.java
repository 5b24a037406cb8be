package io.totem.policy.drop;

import io.totem.policy.known.PolicyKey;
import java.util.HashSet;
import java.util.Set;

/**
 * How much may still come over FTP: the dictionary is in memory, and proposals are read by a person. For one file.
 */
final class DropRoom {

    /** The dictionary's own entries and those of admins count, but are never refused for their number. */
    static final int MOST_POLICIES = 5_000;

    static final int MOST_PROPOSALS = 2_000;

    private final Set<PolicyKey> proposed;
    private int policies;

    /**
     * @param policies how many the dictionary has
     * @param proposed what waits: another proposal for the same policy takes its place
     */
    DropRoom(int policies, Set<PolicyKey> proposed) {
        this.policies = policies;
        this.proposed = new HashSet<>(proposed);
    }

    /** Whether one more policy has room; if so it is counted. */
    boolean takePolicy() {
        if (policies >= MOST_POLICIES) {
            return false;
        }
        policies++;
        return true;
    }

    /** Whether a proposal for this policy has room; if so it is counted. */
    boolean takeProposal(PolicyKey key) {
        return proposed.contains(key) || proposed.size() < MOST_PROPOSALS && proposed.add(key);
    }
}
