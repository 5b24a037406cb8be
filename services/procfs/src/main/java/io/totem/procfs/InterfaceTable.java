package io.totem.procfs;

import io.totem.procfs.NetworkInterface.Traffic;
import java.util.List;
import java.util.Optional;

/** The host's network interfaces, from {@code /proc/1/net/dev}; the reader's own only where init's cannot be read. */
public final class InterfaceTable {

    private static final int LIMIT = 1 << 20;
    private static final int OTHER_RECEIVE_FIELDS = 4;

    private static final long ABSENT = -1;

    private final ProcFiles files;

    public InterfaceTable(HostRoot host) {
        this.files = new ProcFiles(host);
    }

    /** Reads them now, in the kernel's order, loopback included. */
    public synchronized List<NetworkInterface> interfaces() {
        KernelText text = new KernelText(LIMIT);
        if (files.read("1/net/dev", text) != ProcFiles.Outcome.READ) {
            files.read("self/net/dev", text);
        }
        return parse(text.text());
    }

    static List<NetworkInterface> parse(String text) {
        return text.lines()
                .map(InterfaceTable::parseLine)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for the two lines of headings and for a line that is cut short. */
    private static Optional<NetworkInterface> parseLine(String line) {
        // The name may hold a colon (eth0:1), the counters not.
        int colon = line.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        KernelText counters = KernelText.of(line.substring(colon + 1));
        Traffic received = traffic(counters);
        counters.skipFields(OTHER_RECEIVE_FIELDS);
        Traffic transmitted = traffic(counters);
        return transmitted.dropped() == ABSENT
                ? Optional.empty()
                : Optional.of(new NetworkInterface(line.substring(0, colon).strip(), received, transmitted));
    }

    private static Traffic traffic(KernelText counters) {
        return new Traffic(
                counters.number(ABSENT), counters.number(ABSENT), counters.number(ABSENT), counters.number(ABSENT));
    }
}
