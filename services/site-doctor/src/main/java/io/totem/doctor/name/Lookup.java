package io.totem.doctor.name;

import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.site.Site;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Looks a name up as every program of this machine would, and asks the DNS itself for the reason and the aliases. */
public final class Lookup {

    private static final Duration FOR_THE_RESOLVER = Duration.ofMillis(2_800);
    private static final Duration FOR_THE_REASON = Duration.ofMillis(2_500);
    /** What the DNS says of a name that was found is good to know, and not worth a long wait. */
    private static final Duration FOR_THE_REST = Duration.ofMillis(800);

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

    /** @param mayBeAsked whether an address that the name leads to may be; one written literally may where anybody's may */
    public NameFacts of(String host, Predicate<InetAddress> mayBeAsked) throws InterruptedException {
        if (Site.isAddress(host)) {
            return literal(host, resolve(host));
        }
        FutureTask<Dns.Reply> question = new FutureTask<>(() -> dns.ask(host));
        // A name without a dot is this machine's or its network's own: the DNS outside has no say in it.
        boolean inTheDns = host.contains(".");
        if (inTheDns) {
            ask(question);
        }
        Optional<List<InetAddress>> resolved = resolveInTime(host);
        if (resolved.filter(List::isEmpty).isPresent()) {
            ask(question);
            Dns.Reply reply = reply(question, FOR_THE_REASON);
            Answer why = reply.answer() == Answer.FOUND ? Answer.NO_ANSWER : reply.answer();
            return NameFacts.nothing(host, why, reply.aliases());
        }
        Dns.Reply reply = inTheDns ? reply(question, FOR_THE_REST) : Dns.Reply.UNASKED;
        List<InetAddress> all = resolved.orElse(reply.addresses());
        return all.isEmpty()
                ? NameFacts.nothing(host, Answer.NO_ANSWER, reply.aliases())
                : found(host, all, resolved.isEmpty(), reply, mayBeAsked);
    }

    /** Whoever writes an address means it, but nobody means that of the secrets of a cloud. */
    private static NameFacts literal(String host, List<InetAddress> all) {
        List<InetAddress> good = all.stream().filter(AddressKind::mayLieInside).toList();
        return good.isEmpty() && !all.isEmpty() ? NameFacts.refused(host, all) : NameFacts.literal(host, good);
    }

    private static NameFacts found(
            String host, List<InetAddress> all, boolean late, Dns.Reply reply, Predicate<InetAddress> mayBeAsked) {
        List<InetAddress> good = all.stream().filter(mayBeAsked).toList();
        List<InetAddress> refused = all.stream().filter(mayBeAsked.negate()).toList();
        Answer answer = good.isEmpty() ? Answer.REFUSED : Answer.FOUND;
        Optional<String> cdn = cdn(reply.aliases(), good);
        return new NameFacts(host, answer, good, refused, reply.addresses(), reply.aliases(), cdn, late);
    }

    /** Empty where it is still waiting for a name server: its thread cannot be called back, and ends by itself. */
    private Optional<List<InetAddress>> resolveInTime(String host) throws InterruptedException {
        FutureTask<List<InetAddress>> resolving = new FutureTask<>(() -> resolve(host));
        Thread.ofPlatform().daemon().name("doctor-resolver").start(resolving);
        try {
            return Optional.of(resolving.get(FOR_THE_RESOLVER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the resolver of this machine broke", broken.getCause());
        }
    }

    /** Once is enough. */
    private static void ask(FutureTask<Dns.Reply> question) {
        Thread.ofVirtual().name("doctor-dns").start(question);
    }

    private static Dns.Reply reply(FutureTask<Dns.Reply> question, Duration timeout) throws InterruptedException {
        try {
            return question.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            question.cancel(true);
            return Dns.Reply.nothing(Answer.NO_ANSWER);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the name servers could not be asked", broken.getCause());
        }
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
