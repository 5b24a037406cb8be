package io.totem.policy.process;

import static io.totem.policy.Messages.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import io.totem.policy.port.KernelPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.warning.WarningCode;
import io.totem.procfs.AddressTable;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.Reach;
import io.totem.procfs.UnownedSockets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The ports of the machine that no visible process owns.
 *
 * @param total how many there are
 * @param items at most 200 of them: first those that the kernel is not known for, then those that most can reach
 */
record UnownedPorts(int total, List<Item> items) {

    private static final int MOST = 200;

    /** What is known of one before anything is said about it. */
    private record Found(ListeningSocket socket, Reach reach, Optional<String> kernel) {

        private static final Comparator<Found> ORDER = Comparator.comparing(
                        (Found found) -> found.kernel().isPresent())
                .thenComparing(Found::reach, Comparator.reverseOrder())
                .thenComparing(found -> found.socket().port());
    }

    /**
     * One of them.
     *
     * @param kernel what of the kernel usually listens there
     * @param code empty where it is no sign of a hidden process
     */
    record Item(
            String protocol,
            String address,
            int port,
            @JsonProperty("public") boolean open,
            String reach,
            Optional<String> kernel,
            Optional<WarningCode> code,
            Severity severity,
            LocalizedText title,
            LocalizedText why,
            LocalizedText todo) {

        private static Item of(Found found, boolean complete) {
            boolean hidden = found.kernel().isEmpty() && complete;
            ListeningSocket socket = found.socket();
            String number = Integer.toString(socket.port());
            return new Item(
                    socket.protocol().name().toLowerCase(Locale.ROOT),
                    socket.address().getHostAddress(),
                    socket.port(),
                    found.reach() != Reach.LOOPBACK,
                    PortView.word(found.reach()),
                    found.kernel(),
                    hidden ? Optional.of(WarningCode.HIDDEN_PROCESS) : Optional.empty(),
                    hidden ? Severity.CAUTION : Severity.INFO,
                    found.kernel()
                            .map(name -> text("port.unowned.kernel.title", number, name))
                            .orElseGet(() -> text("port.unowned.title", number)),
                    why(found, number, hidden),
                    found.kernel()
                            .map(name -> text("port.unowned.kernel.todo", name))
                            .orElseGet(() -> text(hidden ? "port.unowned.todo" : "port.unowned.unread.todo")));
        }

        private static LocalizedText why(Found found, String number, boolean hidden) {
            Object address = found.reach() == Reach.EVERYWHERE
                    ? text("port.unowned.everywhere")
                    : found.socket().address().getHostAddress();
            return found.kernel()
                    .map(name -> text("port.unowned.kernel.why", number, name))
                    .orElseGet(() -> text(hidden ? "port.unowned.why" : "port.unowned.unread.why", number, address));
        }
    }

    /** @param threads the names of the kernel's own threads */
    static UnownedPorts of(UnownedSockets unowned, AddressTable addresses, Set<String> threads) {
        return new UnownedPorts(
                unowned.sockets().size(),
                unowned.sockets().stream()
                        .map(socket ->
                                new Found(socket, addresses.reach(socket.address()), KernelPorts.of(socket, threads)))
                        .sorted(Found.ORDER)
                        .limit(MOST)
                        .map(found -> Item.of(found, unowned.complete()))
                        .toList());
    }
}
