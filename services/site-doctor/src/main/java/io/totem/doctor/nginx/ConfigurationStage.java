package io.totem.doctor.nginx;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.OwnAddresses;
import io.totem.doctor.port.PortFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where nothing listens on a port of this machine, asks the web server whether it could start at all. */
public final class ConfigurationStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final ConfigurationTest test;

    public ConfigurationStage(ConfigurationTest test) {
        this.test = test;
    }

    @Override
    public StageName name() {
        return StageName.CONFIGURATION;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.PORT);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        boolean closedHere = soFar.find(PortFacts.class)
                .filter(port -> port.open().isEmpty())
                .filter(port -> port.attempts().stream().anyMatch(attempt -> OwnAddresses.contain(attempt.address())))
                .isPresent();
        return closedHere ? Optional.empty() : Optional.of(text("skipped.configuration"));
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        return new ConfigurationFacts(test.run());
    }
}
