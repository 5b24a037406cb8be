package io.totem.doctor.upstream;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.site.Upstream;

/** What cannot be seen from the container this process runs in: a socket's path, or this machine's loopback, lead elsewhere. */
public record UnseenFacts(Upstream upstream) implements Facts {

    @Override
    public Outcome outcome() {
        return Outcome.UNKNOWN;
    }

    @Override
    public LocalizedText summary() {
        return text("upstream.unseen", upstream.address());
    }
}
