package io.totem.doctor.upstream;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A port behind the web server.
 *
 * @param connection empty when its name leads nowhere
 * @param busy whether it takes connections and no worker of FastCGI answers
 * @param listening the addresses of this machine on which somebody listens on that port
 */
public record TcpFacts(
        Upstream.Tcp upstream, Optional<Connection> connection, boolean busy, List<InetAddress> listening)
        implements Facts {

    public TcpFacts {
        listening = List.copyOf(listening);
    }

    public boolean is(Connection how) {
        return connection.filter(how::equals).isPresent();
    }

    /** Whether somebody listens on the port, and only for this machine's own programs. */
    public boolean onlyLoopback() {
        return !listening.isEmpty() && listening.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    @Override
    public Outcome outcome() {
        return is(Connection.OPEN) && !busy ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public LocalizedText summary() {
        if (busy) {
            return text("unix.BUSY", upstream.address());
        }
        return connection
                .map(how -> text("port." + how.name(), Integer.toString(upstream.port()), upstream.host()))
                .orElseGet(() -> text("name.unknown", upstream.host()));
    }
}
