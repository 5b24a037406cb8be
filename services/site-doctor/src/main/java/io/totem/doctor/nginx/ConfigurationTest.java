package io.totem.doctor.nginx;

import java.util.List;
import java.util.Optional;

/** What the web server says of its own configuration. */
@FunctionalInterface
public interface ConfigurationTest {

    /**
     * Its complaints, in its own words.
     *
     * @param grave those for which it does not start
     */
    record Complaints(List<String> grave) {

        public Complaints {
            grave = List.copyOf(grave);
        }
    }

    /** Where there is no web server to be asked. */
    ConfigurationTest NOBODY = Optional::empty;

    /** Empty when it cannot be asked from here. */
    Optional<Complaints> run() throws InterruptedException;
}
