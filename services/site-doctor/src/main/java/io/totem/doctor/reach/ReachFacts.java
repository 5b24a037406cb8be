package io.totem.doctor.reach;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.reach.Hop.Answer;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the machine of the site is reached at all, whatever its port says.
 *
 * @param port whether the site's port took a connection: then it is reached, and the rest is only good to know
 * @param way who answered on the way to it, the nearest first; empty where nobody did, or it was not followed
 */
public record ReachFacts(InetAddress address, Echo echo, boolean port, List<Hop> way) implements Facts {

    public ReachFacts {
        way = List.copyOf(way);
    }

    public boolean isReached() {
        return port || echo == Echo.ANSWERED || end(Answer.ARRIVED).isPresent();
    }

    /** Who said that there is no way on. */
    public Optional<Hop> noWay() {
        return end(Answer.NO_WAY);
    }

    private Optional<Hop> end(Answer answer) {
        return way.isEmpty() ? Optional.empty() : Optional.of(way.getLast()).filter(hop -> hop.answer() == answer);
    }

    @Override
    public Outcome outcome() {
        if (isReached()) {
            return echo == Echo.FORBIDDEN && port ? Outcome.UNKNOWN : Outcome.PASSED;
        }
        return noWay().isPresent() || echo == Echo.SILENT ? Outcome.FAILED : Outcome.UNKNOWN;
    }

    @Override
    public LocalizedText summary() {
        String there = address.getHostAddress();
        if (echo == Echo.ANSWERED) {
            return text("reach.ANSWERED", there);
        }
        if (port) {
            return text("reach.port." + echo, there);
        }
        if (isReached()) {
            return text("reach.arrived", there, hops());
        }
        if (noWay().isPresent()) {
            return noWay().get().address().isPresent()
                    ? text(
                            "reach.noWay",
                            there,
                            hops(),
                            noWay().get().address().get().getHostAddress())
                    : text("reach.noNeighbour", there);
        }
        return way.isEmpty()
                ? text("reach." + echo, there)
                : text(
                        "reach.ends",
                        there,
                        hops(),
                        name(way.getLast()),
                        Integer.toString(way.getLast().number()));
    }

    private String hops() {
        return way.stream().map(hop -> hop.number() + " " + name(hop)).collect(Collectors.joining(" → "));
    }

    private static String name(Hop hop) {
        return hop.address().map(InetAddress::getHostAddress).orElse("·");
    }
}
