package io.totem.doctor.http;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the site answered over HTTP, redirects followed.
 *
 * @param hops every answer in order; empty when there was none
 * @param page the beginning of the last page, as text
 * @param textFound whether the expected text stands in the page; empty when none is expected, or the page never came
 * @param mark the referrer that the requests came with, which nobody could know before
 */
public record HttpFacts(
        List<Hop> hops, Ending ending, String page, Optional<Boolean> textFound, boolean asExpected, String mark)
        implements Facts {

    /**
     * One answer.
     *
     * @param status 100 to 599
     * @param cdn whose network gave it, where its headers tell
     * @param firstByteMillis from the request until the answer began
     */
    public record Hop(URI url, int status, Optional<String> cdn, long firstByteMillis) {}

    /** How following it ended. */
    public enum Ending {
        ANSWERED,
        /** The port took the connection and nothing came. */
        SILENT,
        /** The connection was broken off, or what came is not HTTP. */
        BROKEN,
        /** More or longer headers than any browser takes. */
        ENDLESS_HEADERS,
        /** The same address came again. */
        LOOP,
        TOO_MANY_REDIRECTS,
        /** A redirect to where nothing of the site can be: not http, or an address inside. */
        STRAYED
    }

    public HttpFacts {
        hops = List.copyOf(hops);
    }

    public Optional<Hop> last() {
        return hops.isEmpty() ? Optional.empty() : Optional.of(hops.getLast());
    }

    @Override
    public Outcome outcome() {
        return ending == Ending.ANSWERED && asExpected ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public LocalizedText summary() {
        String way = hops.stream().map(hop -> hop.status() + " " + hop.url()).collect(Collectors.joining(" → "));
        if (ending != Ending.ANSWERED) {
            return text("http." + ending.name(), way);
        }
        Hop hop = hops.getLast();
        String key = textFound.orElse(true) ? (asExpected ? "http.good" : "http.bad") : "http.textMissing";
        LocalizedText answer = text(key, Integer.toString(hop.status()), Long.toString(hop.firstByteMillis()), way);
        return hop.cdn()
                .map(name -> Messages.joined(List.of(answer, text("http.cdn", name))))
                .orElse(answer);
    }
}
