package io.totem.doctor.name;

import io.totem.doctor.name.NameFacts.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks the name servers of resolv.conf(5) themselves: they tell why, where the system's resolver only says no. */
final class Dns {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** @param aliases in the order they were followed */
    record Reply(Answer answer, List<String> aliases) {}

    private Dns() {}

    static Reply ask(String host) throws InterruptedException {
        Reply four = ask(host, Type.A);
        return four.answer() == Answer.NO_ADDRESS ? ask(host, Type.AAAA) : four;
    }

    private static Reply ask(String host, int type) throws InterruptedException {
        try {
            ExtendedResolver resolver = new ExtendedResolver();
            resolver.setTimeout(PATIENCE);
            resolver.setRetries(1);
            LookupResult result = LookupSession.builder()
                    .resolver(resolver)
                    .build()
                    .lookupAsync(Name.fromString(host, Name.root), type)
                    .toCompletableFuture()
                    .get();
            List<String> aliases = result.getAliases().stream()
                    .map(name -> name.toString(true))
                    .toList();
            return new Reply(result.getRecords().isEmpty() ? Answer.NO_ADDRESS : Answer.FOUND, aliases);
        } catch (TextParseException noName) {
            return new Reply(Answer.NO_SUCH_NAME, List.of());
        } catch (ExecutionException failed) {
            return new Reply(because(failed.getCause()), List.of());
        } catch (IOException noServers) {
            throw new UncheckedIOException(noServers);
        }
    }

    private static Answer because(Throwable cause) {
        return switch (cause) {
            case NoSuchDomainException _ -> Answer.NO_SUCH_NAME;
            case NoSuchRRSetException _ -> Answer.NO_ADDRESS;
            default -> Answer.NO_ANSWER;
        };
    }
}
