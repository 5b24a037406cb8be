package io.totem.doctor.upstream;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.net.URI;

/**
 * What the web server's page said that hands a ping on to what is behind it.
 *
 * @param status of the answer, 0 where none came
 */
public record PingFacts(URI ping, Answer answer, int status) implements Facts {

    /** What it means. */
    public enum Answer {
        /** {@code pong}, with status 200: what is behind is alive and had time. */
        PONG,
        /** The web server does not reach what is behind it (502, 503). */
        NOT_REACHED,
        /** What is behind did not answer in time (504), or nobody answered at all once connected. */
        LATE,
        /** Any other answer: the page is not what it should be. */
        ODD,
        /** The page itself could not be asked. */
        NOT_ASKED
    }

    @Override
    public Outcome outcome() {
        return switch (answer) {
            case PONG -> Outcome.PASSED;
            case NOT_REACHED, LATE, ODD -> Outcome.FAILED;
            case NOT_ASKED -> Outcome.UNKNOWN;
        };
    }

    @Override
    public LocalizedText summary() {
        return text("ping." + answer, ping.toString(), Integer.toString(status));
    }
}
