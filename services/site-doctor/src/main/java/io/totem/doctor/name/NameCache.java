package io.totem.doctor.name;

import java.security.Security;

/**
 * The JVM's memory of names: without a word from us, a name that was mended is unknown for ten seconds more, and one that
 * leads elsewhere now leads to the old address for thirty ({@code networkaddress.cache.ttl}).
 */
public final class NameCache {

    private NameCache() {}

    /** Before this process has looked up its first name: later the JVM does not look at the setting any more. */
    public static void turnOff() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
