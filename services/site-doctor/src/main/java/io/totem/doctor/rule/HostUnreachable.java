package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.reach.Hop;
import io.totem.doctor.reach.ReachFacts;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Somebody on the way says that it leads no further, or the neighbour that is meant is not there. */
final class HostUnreachable implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return isSo(evidence) ? evidence.find(ReachFacts.class).map(reach -> cause(reach, evidence)) : Optional.empty();
    }

    static boolean isSo(Evidence evidence) {
        boolean closed = evidence.find(PortFacts.class)
                .filter(port -> port.open().isEmpty()
                        && port.attempts().stream().noneMatch(each -> each.connection() == Connection.REFUSED))
                .isPresent();
        return closed
                && evidence.find(ReachFacts.class)
                        .filter(reach -> !reach.isReached() && reach.noWay().isPresent())
                        .isPresent();
    }

    private static Cause cause(ReachFacts reach, Evidence evidence) {
        Optional<InetAddress> router = reach.noWay().flatMap(Hop::address);
        return Cause.said(
                "HOST_UNREACHABLE",
                router.isPresent() ? "HOST_UNREACHABLE" : "HOST_UNREACHABLE.NEIGHBOUR",
                Confidence.LIKELY,
                evidence.saw(StageName.REACH, StageName.PORT),
                List.of(),
                reach.address().getHostAddress(),
                router.map(InetAddress::getHostAddress).orElse(""));
    }
}
