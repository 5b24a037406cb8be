package io.totem.doctor.name;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the name of a site leads to.
 *
 * @param addresses as this machine's resolver gives them, those that may be asked; empty unless {@code answer} is
 *     LITERAL or FOUND
 * @param refused those that are not asked, because they lie inside and nobody named them
 * @param published what the DNS itself gives, without this machine's own list of hosts; empty where it was not asked
 * @param aliases the names that the DNS went on to (CNAME, RFC 1034 3.6.2), in order
 * @param cdn whose network stands between the visitor and the server
 * @param late whether this machine's resolver was still waiting when the DNS itself had answered
 */
public record NameFacts(
        String host,
        Answer answer,
        List<InetAddress> addresses,
        List<InetAddress> refused,
        List<InetAddress> published,
        List<String> aliases,
        Optional<String> cdn,
        boolean late)
        implements Facts {

    /** What came of asking. */
    public enum Answer {
        /** An address needs no asking. */
        LITERAL,
        FOUND,
        /** It leads inside only, and nobody named that. */
        REFUSED,
        /** The DNS says there is no such name (NXDOMAIN, RFC 2308). */
        NO_SUCH_NAME,
        /** The name exists and has neither an A nor an AAAA record. */
        NO_ADDRESS,
        /** No name server gave an answer: none reachable, or all failing. */
        NO_ANSWER
    }

    public NameFacts {
        addresses = List.copyOf(addresses);
        refused = List.copyOf(refused);
        published = List.copyOf(published);
        aliases = List.copyOf(aliases);
    }

    static NameFacts literal(String host, List<InetAddress> addresses) {
        return new NameFacts(host, Answer.LITERAL, addresses, List.of(), List.of(), List.of(), Optional.empty(), false);
    }

    static NameFacts refused(String host, List<InetAddress> addresses) {
        return new NameFacts(host, Answer.REFUSED, List.of(), addresses, List.of(), List.of(), Optional.empty(), false);
    }

    static NameFacts nothing(String host, Answer why, List<String> aliases) {
        return new NameFacts(host, why, List.of(), List.of(), List.of(), aliases, Optional.empty(), false);
    }

    /** Whether it leads to where clouds hand out their secrets. */
    public boolean isMetadata() {
        return refused.stream().anyMatch(address -> AddressKind.of(address) == AddressKind.METADATA);
    }

    @Override
    public Outcome outcome() {
        return addresses.isEmpty() ? Outcome.FAILED : Outcome.PASSED;
    }

    @Override
    public LocalizedText summary() {
        List<LocalizedText> said = new ArrayList<>();
        said.add(answer(list(addresses)));
        cdn.ifPresent(name -> said.add(text("name.cdn", name)));
        if (late) {
            said.add(text("name.late"));
        }
        if (answer == Answer.FOUND && !refused.isEmpty()) {
            said.add(text("name.partlyRefused", list(refused)));
        }
        return Messages.joined(said);
    }

    private LocalizedText answer(String found) {
        return switch (answer) {
            case LITERAL -> text("name.literal", host);
            case FOUND ->
                aliases.isEmpty()
                        ? text("name.found", host, found)
                        : text("name.aliased", host, found, String.join(" → ", aliases));
            case REFUSED -> text(isMetadata() ? "name.metadata" : "name.private", host, list(refused));
            case NO_SUCH_NAME -> text("name.unknown", host);
            case NO_ADDRESS -> text("name.noAddress", host);
            case NO_ANSWER -> text("name.noAnswer", host);
        };
    }

    private static String list(Collection<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
