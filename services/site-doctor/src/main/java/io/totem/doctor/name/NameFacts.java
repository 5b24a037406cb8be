package io.totem.doctor.name;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Outcome;
import io.totem.platform.text.Text;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the name of a site leads to.
 *
 * @param addresses as this machine's resolver gives them; empty unless {@code answer} is LITERAL or FOUND
 * @param aliases the names that the DNS went on to (CNAME, RFC 1034 3.6.2), in order
 */
public record NameFacts(String host, Answer answer, List<InetAddress> addresses, List<String> aliases)
        implements Facts {

    /** What came of asking. */
    public enum Answer {
        /** An address needs no asking. */
        LITERAL,
        FOUND,
        /** The DNS says there is no such name (NXDOMAIN, RFC 2308). */
        NO_SUCH_NAME,
        /** The name exists and has neither an A nor an AAAA record. */
        NO_ADDRESS,
        /** No name server gave an answer: none reachable, or all failing. */
        NO_ANSWER
    }

    public NameFacts {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
    }

    @Override
    public Outcome outcome() {
        return addresses.isEmpty() ? Outcome.FAILED : Outcome.PASSED;
    }

    @Override
    public Text summary() {
        String list = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        return switch (answer) {
            case LITERAL -> text("name.literal", host);
            case FOUND ->
                aliases.isEmpty()
                        ? text("name.found", host, list)
                        : text("name.aliased", host, list, String.join(" → ", aliases));
            case NO_SUCH_NAME -> text("name.unknown", host);
            case NO_ADDRESS -> text("name.noAddress", host);
            case NO_ANSWER -> text("name.noAnswer", host);
        };
    }
}
