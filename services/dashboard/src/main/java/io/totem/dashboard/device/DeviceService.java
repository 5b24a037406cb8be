package io.totem.dashboard.device;

import io.totem.dashboard.cookie.CookieKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Knows the browsers in which a user has logged in before. */
@Singleton
public class DeviceService {

    /** Without a login for so long, a device is a stranger's again. */
    public static final Duration KEPT = Duration.ofDays(90);

    static final int DEVICES_OF_ONE = 20;

    private final Devices devices;
    private final Clock clock;

    public DeviceService(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** The device that holds this key, if this very user has logged in there. */
    public Optional<Device> find(String user, CookieKey key) {
        Instant oldest = clock.instant().minus(KEPT);
        return devices.find(key.id())
                .filter(device ->
                        device.user().equals(user) && device.lastLoginAt().isAfter(oldest));
    }

    /**
     * After a login: the key that the browser is to keep. A key that is not this user's is never taken over, since somebody
     * else may have put it there.
     */
    public CookieKey remember(String user, Optional<CookieKey> held) {
        CookieKey key = held.filter(own -> find(user, own).isPresent()).orElseGet(CookieKey::random);
        devices.put(new Device(key.id(), user, clock.instant()));
        devices.keepNewest(user, DEVICES_OF_ONE);
        return key;
    }

    public void sweep() {
        devices.removeOlder(clock.instant().minus(KEPT));
    }
}
