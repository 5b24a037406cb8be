package io.totem.doctor.port;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Whether the site's port takes connections, address by address. */
public record PortFacts(int port, List<Attempt> attempts) implements Facts {

    /** One address of the site. */
    public record Attempt(InetAddress address, Connection connection) {}

    public PortFacts {
        attempts = List.copyOf(attempts);
    }

    /** The address the later stages use; empty where the port was not reached. */
    public static Optional<InetAddress> openAddress(Evidence soFar) {
        return soFar.find(PortFacts.class).flatMap(PortFacts::open);
    }

    /** The first address that answers. */
    public Optional<InetAddress> open() {
        return attempts.stream()
                .filter(attempt -> attempt.connection() == Connection.OPEN)
                .map(Attempt::address)
                .findFirst();
    }

    public boolean all(Connection connection) {
        return attempts.stream().allMatch(attempt -> attempt.connection() == connection);
    }

    @Override
    public Outcome outcome() {
        return open().isPresent() ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public LocalizedText summary() {
        String number = Integer.toString(port);
        return Messages.joined(attempts.stream()
                .map(attempt -> text(
                        "port." + attempt.connection().name(),
                        number,
                        attempt.address().getHostAddress()))
                .toList());
    }
}
