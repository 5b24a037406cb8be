package io.totem.doctor.name;

import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import io.totem.platform.text.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether the name leads anywhere: by the system's resolver, and for the reason and the aliases by the DNS itself. */
public final class NameStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Override
    public StageName name() {
        return StageName.NAME;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<Text> pointless(Evidence soFar) {
        return Optional.empty();
    }

    @Override
    public Facts look(Evidence soFar) throws InterruptedException {
        return look(soFar.target().askedHost());
    }

    public static NameFacts look(String host) throws InterruptedException {
        if (isLiteral(host)) {
            return new NameFacts(host, Answer.LITERAL, resolve(host), List.of());
        }
        List<InetAddress> addresses = resolve(host);
        // A name without a dot is this machine's or its network's own: the DNS outside has no say in it.
        if (!host.contains(".") && !addresses.isEmpty()) {
            return new NameFacts(host, Answer.FOUND, addresses, List.of());
        }
        Dns.Reply reply = Dns.ask(host);
        if (!addresses.isEmpty()) {
            return new NameFacts(host, Answer.FOUND, addresses, reply.aliases());
        }
        Answer why = reply.answer() == Answer.FOUND ? Answer.NO_ANSWER : reply.answer();
        return new NameFacts(host, why, List.of(), reply.aliases());
    }

    /** Digits and dots, or with a colon: what the resolver takes for an address without asking anybody. */
    private static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static List<InetAddress> resolve(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).distinct().toList();
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
