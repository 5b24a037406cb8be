package io.totem.doctor.name;

import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.site.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks a name up as every program of this machine would, and asks the DNS itself for the reason and the aliases. */
public final class Lookup {

    /** The resolver of this machine. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final Dns dns;

    public Lookup() {
        this(InetAddress::getAllByName, new Dns());
    }

    Lookup(Resolver resolver, Dns dns) {
        this.resolver = resolver;
        this.dns = dns;
    }

    /** @param mayBeAsked whether an address that the name leads to may be; one written literally always may */
    public NameFacts of(String host, Predicate<InetAddress> mayBeAsked) throws InterruptedException {
        List<InetAddress> all = resolve(host);
        if (Target.isAddress(host)) {
            return NameFacts.literal(host, all);
        }
        // A name without a dot is this machine's or its network's own: the DNS outside has no say in it.
        Dns.Reply reply = !host.contains(".") && !all.isEmpty() ? Dns.Reply.UNASKED : dns.ask(host);
        if (all.isEmpty()) {
            Answer why = reply.answer() == Answer.FOUND ? Answer.NO_ANSWER : reply.answer();
            return NameFacts.nothing(host, why, reply.aliases());
        }
        List<InetAddress> good = all.stream().filter(mayBeAsked).toList();
        List<InetAddress> refused = all.stream().filter(mayBeAsked.negate()).toList();
        Answer answer = good.isEmpty() ? Answer.REFUSED : Answer.FOUND;
        return new NameFacts(
                host, answer, good, refused, reply.addresses(), reply.aliases(), cdn(reply.aliases(), good));
    }

    private static Optional<String> cdn(List<String> aliases, List<InetAddress> addresses) {
        return Cdn.ofAliases(aliases).or(() -> Cdn.ofAddresses(addresses)).map(Cdn::name);
    }

    private List<InetAddress> resolve(String host) {
        try {
            return Arrays.stream(resolver.all(host)).distinct().toList();
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
