package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.network.NetworkFacts;
import io.totem.doctor.network.Route;
import io.totem.doctor.port.PortFacts;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The machine that looks has no network itself: of the site nothing can be said. */
final class NetworkDown implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        // Routes by rules of their own (VPN, VRF) are in no table that is read here: what is reached needs none.
        return PortFacts.openAddress(evidence).isPresent()
                ? Optional.empty()
                : evidence.find(NetworkFacts.class).flatMap(network -> cause(network, evidence));
    }

    private static Optional<Cause> cause(NetworkFacts network, Evidence evidence) {
        if (network.isDown()) {
            return Optional.of(cause("NETWORK_DOWN", Confidence.CERTAIN, evidence));
        }
        if (network.hasNoRoute()) {
            return Optional.of(cause("NO_DEFAULT_ROUTE", Confidence.CERTAIN, evidence));
        }
        return network.silentGateway()
                .map(route -> cause("GATEWAY_SILENT", Confidence.LIKELY, evidence, gateway(route), route.device()));
    }

    private static Cause cause(String code, Confidence confidence, Evidence evidence, Object... words) {
        return Cause.of(code, confidence, evidence.saw(StageName.OWN_NETWORK, StageName.PORT), List.of(), words);
    }

    private static String gateway(Route route) {
        return route.gateway().map(InetAddress::getHostAddress).orElse("");
    }
}
