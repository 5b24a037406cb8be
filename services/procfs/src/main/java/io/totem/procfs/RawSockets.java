package io.totem.procfs;

import io.totem.procfs.Held.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sockets of the host's network that take whole packets, by inode: {@code /proc/1/net/packet} (packet(7)), {@code raw} and {@code raw6}
 * (raw(7)). Most machines have a few or none. Not thread-safe.
 */
final class RawSockets {

    private static final int LIMIT = 256 * 1024;
    private static final int INODE = 8;
    private static final int INODE_OF_RAW = 9;
    private static final int ADDRESS = 1;
    private static final int HEXADECIMAL = 16;
    private static final Pattern BLANKS = Pattern.compile(" {1,256}+");
    private static final Pattern PROTOCOL = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private final ProcFiles files;
    private final KernelText text = new KernelText(LIMIT);

    RawSockets(ProcFiles files) {
        this.files = files;
    }

    Map<Long, Held> read() {
        Map<Long, Held> found = new HashMap<>();
        add("packet", INODE, found);
        add("raw", INODE_OF_RAW, found);
        add("raw6", INODE_OF_RAW, found);
        return found;
    }

    private void add(String table, int inode, Map<Long, Held> into) {
        if (files.read("1/net/" + table, text) == ProcFiles.Outcome.READ) {
            text.text().lines().skip(1).forEach(line -> {
                String[] fields = BLANKS.split(line.strip(), inode + 2);
                if (fields.length > inode) {
                    long number = KernelText.of(fields[inode]).number(-1);
                    held(fields, inode).filter(_ -> number > 0).ifPresent(held -> into.put(number, held));
                }
            });
        }
    }

    /** The local port of a raw socket is the number of its protocol. */
    private static Optional<Held> held(String[] fields, int inode) {
        if (inode == INODE) {
            return Optional.of(new Held(Kind.PACKETS, ""));
        }
        String protocol = fields[ADDRESS].substring(fields[ADDRESS].lastIndexOf(':') + 1);
        return PROTOCOL.matcher(protocol).matches()
                ? Optional.of(new Held(Kind.RAW, Integer.toString(Integer.parseInt(protocol, HEXADECIMAL))))
                : Optional.empty();
    }
}
