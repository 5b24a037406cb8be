package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The connections of a process' network, {@code /proc/PID/net/tcp} and {@code tcp6}, and of UDP the sockets that were given one other end
 * (connect(2)). A busy server has many thousand: this is
 * read only for sockets that somebody asks about.
 */
final class ConnectionTable {

    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final String LISTENS = "0A";
    private static final String LISTENING = " 0A ";
    private static final String CLOSED = "07";
    private static final int MOST_NUMBERS = 16;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS_OF_A_WORD = 8;

    private final Map<Long, String[]> wanted = new HashMap<>();
    private final Set<String> listeningPorts = new HashSet<>();

    private ConnectionTable() {}

    /** Those of these sockets that are connected by TCP; none where the tables may not be read. */
    static Map<Long, Connection> read(Path processNet, Set<Long> inodes) {
        return read(processNet, List.of("tcp", "tcp6"), inodes);
    }

    /** Those of these sockets of UDP that were given one other end. */
    static Map<Long, Connection> readDatagrams(Path processNet, Set<Long> inodes) {
        return read(processNet, List.of("udp", "udp6"), inodes);
    }

    private static Map<Long, Connection> read(Path processNet, List<String> files, Set<Long> inodes) {
        ConnectionTable table = new ConnectionTable();
        files.forEach(file -> table.take(processNet.resolve(file), inodes));
        return table.connections();
    }

    private Map<Long, Connection> connections() {
        Map<Long, Connection> found = new HashMap<>();
        wanted.forEach((inode, fields) -> add(inode, fields, found));
        return found;
    }

    private void take(Path file, Set<Long> inodes) {
        List<String> numbers = inodes.stream().map(inode -> " " + inode + " ").toList();
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(LISTENING) || names(line, numbers)) {
                    take(BLANKS.split(line.strip(), INODE + 2), inodes);
                }
            }
        } catch (IOException goneOrClosedToUs) {
            // The process has ended, or the kernel has no such protocol: then its socket is not known to be connected.
        }
    }

    /** Cutting a line into its fields costs more than looking for a number in it. */
    private static boolean names(String line, List<String> numbers) {
        if (numbers.size() > MOST_NUMBERS) {
            return true;
        }
        for (String number : numbers) {
            if (line.contains(number)) {
                return true;
            }
        }
        return false;
    }

    private void take(String[] fields, Set<Long> inodes) {
        if (fields.length <= INODE) {
            return;
        }
        if (fields[STATE].equals(LISTENS)) {
            listeningPorts.add(port(fields[LOCAL]));
        } else if (!fields[STATE].equals(CLOSED)) {
            long inode = KernelText.of(fields[INODE]).number(-1);
            if (inodes.contains(inode)) {
                wanted.put(inode, fields);
            }
        }
    }

    private void add(long inode, String[] fields, Map<Long, Connection> found) {
        try {
            found.put(
                    inode,
                    new Connection(
                            address(fields[REMOTE]),
                            Integer.parseInt(port(fields[REMOTE]), HEXADECIMAL),
                            Integer.parseInt(port(fields[LOCAL]), HEXADECIMAL),
                            listeningPorts.contains(port(fields[LOCAL]))));
        } catch (NumberFormatException | UnknownHostException ragged) {
            found.remove(inode);
        }
    }

    private static String port(String end) {
        return end.substring(end.indexOf(':') + 1);
    }

    /** The kernel prints an address as 32-bit numbers of the machine, though its bytes are in network order. */
    private static InetAddress address(String end) throws UnknownHostException {
        String digits = end.substring(0, Math.max(0, end.indexOf(':')));
        if (digits.isEmpty() || digits.length() % DIGITS_OF_A_WORD != 0) {
            throw new UnknownHostException("not whole words: " + end);
        }
        ByteBuffer address = ByteBuffer.allocate(digits.length() / 2).order(ByteOrder.nativeOrder());
        for (int word = 0; word < digits.length(); word += DIGITS_OF_A_WORD) {
            address.putInt(Integer.parseUnsignedInt(digits, word, word + DIGITS_OF_A_WORD, HEXADECIMAL));
        }
        return InetAddress.getByAddress(address.array());
    }
}
