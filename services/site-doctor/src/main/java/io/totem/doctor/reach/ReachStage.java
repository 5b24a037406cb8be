package io.totem.doctor.reach;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.OwnAddresses;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import io.totem.platform.text.Text;
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
    public Optional<Text> pointless(Evidence soFar) {
        Optional<InetAddress> address = address(soFar);
        if (address.isEmpty()) {
            return Optional.of(text("skipped.name"));
        }
        return address.filter(OwnAddresses::contain).map(_ -> text("skipped.here"));
    }

    @Override
    public Facts look(Evidence soFar) throws InterruptedException {
        InetAddress address = address(soFar).orElseThrow();
        boolean port = PortFacts.openAddress(soFar).isPresent();
        Echo echo = Pinger.ask(address, FOR_AN_ECHO);
        List<Hop> way = port || echo == Echo.ANSWERED ? List.of() : Tracer.follow(address, FOR_THE_WAY);
        return new ReachFacts(address, echo, port, way);
    }

    private static Optional<InetAddress> address(Evidence soFar) {
        return PortFacts.openAddress(soFar)
                .or(() -> soFar.find(NameFacts.class)
                        .flatMap(name -> name.addresses().stream().findFirst()));
    }
}
