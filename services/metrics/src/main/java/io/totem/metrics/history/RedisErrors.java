package io.totem.metrics.history;

import io.totem.metrics.history.ArchiveException.Reason;
import java.net.SocketTimeoutException;
import java.net.URI;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What a failure of Redis means, in words for the log. */
final class RedisErrors {

    private static final String MEANWHILE = " The history goes on in memory and is written when that is mended;"
            + " a restart of metrics before would lose it.";

    private final String place;
    private final String secret;

    RedisErrors(String url, RedisConfig config) {
        this.place = place(url);
        this.secret = config.passwordFile().orElse("TOTEM_METRICS_REDIS_PASSWORD");
    }

    ArchiveException failure(JedisException failure) {
        String said = String.valueOf(failure.getMessage()).replaceFirst("\\.$", "");
        if (said.startsWith("WRONGPASS") || said.startsWith("NOAUTH")) {
            return new ArchiveException(Reason.PASSWORD, wrongPassword(), failure);
        }
        if (failure instanceof JedisDataException && !said.startsWith("LOADING")) {
            return new ArchiveException(Reason.REFUSED, refused(said), failure);
        }
        String why = failure.getCause() instanceof SocketTimeoutException ? "no answer in time" : said;
        return new ArchiveException(Reason.AWAY, away(why), failure);
    }

    String unusableUrl() {
        return "TOTEM_METRICS_REDIS_URL is not the address of a Redis, such as redis://metrics@redis:6379." + MEANWHILE;
    }

    private String wrongPassword() {
        return "Redis at " + place
                + " does not accept the user or the password of metrics. Both sides read the password"
                + " when they start: look whether " + secret + " is what Redis was given, then make down and make up."
                + MEANWHILE;
    }

    private String refused(String said) {
        return "Redis at " + place + " refuses what metrics asks: " + said + "." + MEANWHILE;
    }

    private String away(String why) {
        return "Redis at " + place + " does not answer (" + why + "). Look at it: make logs SERVICE=redis." + MEANWHILE;
    }

    /** Host and port; the rest of the address may hold a password. */
    private static String place(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getPort() < 0 ? String.valueOf(uri.getHost()) : uri.getHost() + ":" + uri.getPort();
        } catch (IllegalArgumentException unreadable) {
            return "an unreadable address";
        }
    }
}
