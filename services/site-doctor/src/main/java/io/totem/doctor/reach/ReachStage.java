package io.totem.doctor.reach;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.OwnAddresses;
import io.totem.doctor.network.Neighbour;
import io.totem.doctor.port.PortFacts;
import io.totem.procfs.HostRoot;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the machine of the site for an echo; where neither that nor its port answers, follows the way to where it ends. */
public final class ReachStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration FOR_AN_ECHO = Duration.ofSeconds(1);
    private static final Duration FOR_THE_WAY = Duration.ofMillis(1_500);

    private final HostRoot own;

    /** @param own as this process itself sees its machine */
    public ReachStage(HostRoot own) {
        this.own = own;
    }

    @Override
    public StageName name() {
        return StageName.REACH;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.NAME, StageName.PORT);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        Optional<InetAddress> address = address(soFar);
        if (address.isEmpty()) {
            return Optional.of(text("skipped.name"));
        }
        return address.filter(OwnAddresses::contain).map(_ -> text("skipped.here"));
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        InetAddress address = address(soFar).orElseThrow();
        boolean port = PortFacts.openAddress(soFar).isPresent();
        Echo echo = Pinger.ask(address, FOR_AN_ECHO);
        return new ReachFacts(address, echo, port, port || echo == Echo.ANSWERED ? List.of() : way(address));
    }

    /** The kernel gives up on a neighbour after three seconds; that it got no answer so far it tells at once. */
    private List<Hop> way(InetAddress address) throws InterruptedException {
        List<Hop> way = Tracer.follow(address, FOR_THE_WAY);
        return way.isEmpty() && Neighbour.now(own, address) == Neighbour.SILENT
                ? List.of(new Hop(1, Optional.empty(), Hop.Answer.NO_WAY))
                : way;
    }

    private static Optional<InetAddress> address(Evidence soFar) {
        return PortFacts.openAddress(soFar)
                .or(() -> soFar.find(NameFacts.class)
                        .flatMap(name -> name.addresses().stream().findFirst()));
    }
}
