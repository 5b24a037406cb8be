package io.totem.doctor.name;

import io.totem.doctor.name.NameFacts.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks the name servers themselves: they tell why, where the system's resolver only says no. */
final class Dns {

    private static final Duration FOR_ONE = Duration.ofMillis(900);
    private static final Duration FOR_ALL = Duration.ofSeconds(3);

    private final Callable<Resolver> servers;

    /** @param aliases in the order they were followed */
    record Reply(Answer answer, List<InetAddress> addresses, List<String> aliases) {

        static final Reply UNASKED = new Reply(Answer.FOUND, List.of(), List.of());

        static Reply nothing(Answer why) {
            return new Reply(why, List.of(), List.of());
        }
    }

    /** Those of resolv.conf(5). */
    Dns() {
        this(Dns::ofThisMachine);
    }

    /** @param servers whom to ask, made anew for every name */
    Dns(Callable<Resolver> servers) {
        this.servers = servers;
    }

    /** One after the other: the limit of all together says nothing about when a silent one is left. */
    private static Resolver ofThisMachine() {
        List<Resolver> each = new ArrayList<>();
        for (InetSocketAddress server : ResolverConfig.getCurrentConfig().servers()) {
            SimpleResolver resolver = new SimpleResolver(server);
            resolver.setTimeout(FOR_ONE);
            each.add(resolver);
        }
        ExtendedResolver all = new ExtendedResolver(each);
        all.setTimeout(FOR_ALL);
        all.setRetries(1);
        return all;
    }

    Reply ask(String host) throws InterruptedException {
        Reply four = ask(host, Type.A);
        return four.answer() == Answer.NO_ADDRESS ? ask(host, Type.AAAA) : four;
    }

    private Reply ask(String host, int type) throws InterruptedException {
        try {
            LookupResult result = LookupSession.builder()
                    .resolver(servers.call())
                    .build()
                    .lookupAsync(Name.fromString(host, Name.root), type)
                    .toCompletableFuture()
                    .get();
            return reply(result);
        } catch (TextParseException noName) {
            return Reply.nothing(Answer.NO_SUCH_NAME);
        } catch (ExecutionException failed) {
            return Reply.nothing(because(failed.getCause()));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception noServers) {
            throw new UncheckedIOException(new IOException("no name servers to be asked", noServers));
        }
    }

    private static Reply reply(LookupResult result) {
        List<InetAddress> addresses =
                result.getRecords().stream().flatMap(Dns::address).toList();
        return new Reply(addresses.isEmpty() ? Answer.NO_ADDRESS : Answer.FOUND, addresses, aliases(result));
    }

    /** dnsjava tells the names that were left; where they led to in the end is the name of what was found. */
    private static List<String> aliases(LookupResult result) {
        return Stream.concat(
                        result.getAliases().stream(),
                        result.getRecords().stream().map(Record::getName).limit(1))
                .skip(1)
                .map(name -> name.toString(true))
                .toList();
    }

    private static Stream<InetAddress> address(Record record) {
        return switch (record) {
            case ARecord four -> Stream.of(four.getAddress());
            case AAAARecord six -> Stream.of(six.getAddress());
            default -> Stream.empty();
        };
    }

    private static Answer because(Throwable cause) {
        return switch (cause) {
            case NoSuchDomainException _ -> Answer.NO_SUCH_NAME;
            case NoSuchRRSetException _ -> Answer.NO_ADDRESS;
            default -> Answer.NO_ANSWER;
        };
    }
}
