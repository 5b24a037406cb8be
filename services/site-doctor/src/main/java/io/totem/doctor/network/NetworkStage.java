package io.totem.doctor.network;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.OwnAddresses;
import io.totem.procfs.HostRoot;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether this machine can go anywhere at all: an interface that is up, a route, and a gateway that is there. */
public final class NetworkStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_WAYS = 4;

    private final Gateways gateways;
    private final Path net;

    /** @param own as this process itself sees its machine: it is its own network that it goes through */
    public NetworkStage(HostRoot own) {
        this.net = own.proc().resolve("self/net");
        this.gateways = new Gateways(net);
    }

    @Override
    public StageName name() {
        return StageName.OWN_NETWORK;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.NAME);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        List<InetAddress> addresses = addresses(soFar);
        boolean here = !addresses.isEmpty() && addresses.stream().allMatch(OwnAddresses::contain);
        return here ? Optional.of(text("skipped.here")) : Optional.empty();
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        List<String> up = new ArrayList<>();
        List<InetAddress> own = new ArrayList<>();
        for (NetworkInterface each : interfaces()) {
            up.add(each.getName());
            own.addAll(each.inetAddresses().toList());
        }
        return new NetworkFacts(up, own, ways(addresses(soFar)));
    }

    private static List<NetworkInterface> interfaces() {
        try {
            List<NetworkInterface> up = new ArrayList<>();
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback()) {
                    up.add(each);
                }
            }
            return up;
        } catch (SocketException none) {
            return List.of();
        }
    }

    private List<Way> ways(List<InetAddress> addresses) throws InterruptedException {
        Optional<String> four = Gateways.read(net.resolve("route"));
        Optional<String> six = Gateways.read(net.resolve("ipv6_route"));
        if (four.isEmpty() && six.isEmpty()) {
            return List.of();
        }
        RouteTable table = RouteTable.parse(four.orElse(""), six.orElse(""));
        if (addresses.isEmpty()) {
            return List.of(way(Optional.empty(), table.byDefault()));
        }
        List<Way> ways = new ArrayList<>();
        for (InetAddress address : addresses.subList(0, Math.min(MOST_WAYS, addresses.size()))) {
            ways.add(way(Optional.of(address), table.to(address)));
        }
        return ways;
    }

    private Way way(Optional<InetAddress> to, Optional<Route> route) throws InterruptedException {
        Optional<InetAddress> gateway = route.flatMap(Route::gateway);
        return new Way(to, route, gateway.isPresent() ? gateways.state(gateway.get()) : Neighbour.UNKNOWN);
    }

    private static List<InetAddress> addresses(Evidence soFar) {
        return soFar.find(NameFacts.class).map(NameFacts::addresses).orElse(List.of());
    }
}
