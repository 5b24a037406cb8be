package io.totem.doctor.nginx;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.port.PortFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import io.totem.platform.text.Text;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/** Where nothing listens on a port of this machine, asks the web server whether it could start at all. */
public final class ConfigurationStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final ConfigurationTest test;

    public ConfigurationStage(ConfigurationTest test) {
        this.test = test;
    }

    @Override
    public StageName name() {
        return StageName.CONFIGURATION;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<Text> pointless(Evidence soFar) {
        boolean closedHere = soFar.find(PortFacts.class)
                .filter(port -> port.open().isEmpty())
                .filter(port -> port.attempts().stream().anyMatch(attempt -> isHere(attempt.address())))
                .isPresent();
        return closedHere ? Optional.empty() : Optional.of(text("skipped.configuration"));
    }

    @Override
    public Facts look(Evidence soFar) throws InterruptedException {
        return new ConfigurationFacts(test.run());
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException noInterfaces) {
            return false;
        }
    }
}
