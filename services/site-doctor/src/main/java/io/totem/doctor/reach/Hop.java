package io.totem.doctor.reach;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who answered for a packet that was to go so far.
 *
 * @param number 1 for the first router
 * @param address empty where it was this machine itself
 */
public record Hop(int number, Optional<InetAddress> address, Answer answer) {

    /** What it said. */
    public enum Answer {
        /** It would have passed it on. */
        PASSED_ON,
        /** It is the machine that was meant. */
        ARRIVED,
        /** There is no way on from it, or it lets nobody through. */
        NO_WAY
    }
}
