package io.totem.policy.port;

import java.util.Optional;
import java.util.Set;

/**
 * A rule for what comes in, from a comment that ufw itself reads its rules from:
 * {@code ### tuple ### allow tcp 80 0.0.0.0/0 any 0.0.0.0/0 in}.
 *
 * @param allows false for deny and reject
 * @param protocol tcp, udp or any
 * @param ports a number, a list with commas, a range with a colon, or any
 * @param anywhere whether it is for every sender at every interface and address
 */
public record UfwRule(boolean allows, String protocol, String ports, boolean anywhere) {

    private static final String TUPLE = "### tuple ###";
    private static final Set<String> ANY = Set.of("any", "0.0.0.0/0", "::/0");
    private static final int FIELDS = 7;

    /** Empty for every other line, for routed packets and for what goes out. */
    static Optional<UfwRule> parse(String line) {
        if (!line.startsWith(TUPLE)) {
            return Optional.empty();
        }
        String[] fields = line.substring(TUPLE.length()).strip().split("\\s+");
        if (fields.length < FIELDS || fields[0].startsWith("route:")) {
            return Optional.empty();
        }
        String direction = direction(fields);
        if (!direction.startsWith("in")) {
            return Optional.empty();
        }
        String action = fields[0].split("_", 2)[0];
        boolean anywhere =
                ANY.contains(fields[3]) && ANY.contains(fields[4]) && ANY.contains(fields[5]) && direction.equals("in");
        return Optional.of(
                new UfwRule(action.equals("allow") || action.equals("limit"), fields[1], fields[2], anywhere));
    }

    /** The last field, {@code in} or {@code in_eth0}; a comment may follow it. */
    private static String direction(String[] fields) {
        for (int at = FIELDS - 1; at < fields.length; at++) {
            if (fields[at].matches("(in|out)(_.+)?")) {
                return fields[at];
            }
        }
        return "";
    }

    boolean matches(String wantedProtocol, int port) {
        return (protocol.equals("any") || protocol.equals(wantedProtocol)) && covers(port);
    }

    private boolean covers(int port) {
        if (ports.equals("any")) {
            return true;
        }
        for (String part : ports.split(",")) {
            String[] ends = part.split(":", 2);
            if (isNumber(ends[0])
                    && isNumber(ends[ends.length - 1])
                    && Integer.parseInt(ends[0]) <= port
                    && port <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,5}");
    }
}
