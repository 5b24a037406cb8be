package io.totem.doctor.nginx;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.util.Optional;

/** Whether the web server could start with its configuration. */
public record ConfigurationFacts(Optional<ConfigurationTest.Complaints> complaints) implements Facts {

    /** Why it does not start, in its own words. */
    public Optional<String> whyNotStarted() {
        return complaints.flatMap(said -> said.grave().stream().findFirst());
    }

    @Override
    public Outcome outcome() {
        if (complaints.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return whyNotStarted().isPresent() ? Outcome.FAILED : Outcome.PASSED;
    }

    @Override
    public LocalizedText summary() {
        return complaints.isEmpty()
                ? text("configuration.unknown")
                : whyNotStarted()
                        .map(why -> text("configuration.bad", why))
                        .orElseGet(() -> text("configuration.good"));
    }
}
