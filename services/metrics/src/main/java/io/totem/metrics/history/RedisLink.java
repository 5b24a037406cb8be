package io.totem.metrics.history;

import io.totem.metrics.history.ArchiveException.Reason;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** One connection to Redis, for one thread, with a bound on every wait. */
final class RedisLink implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Connection connection;
    private final RedisErrors sentences;

    private RedisLink(Connection connection, RedisErrors sentences) {
        this.connection = connection;
        this.sentences = sentences;
    }

    static RedisLink open(String url, RedisConfig config) throws ArchiveException, InterruptedException {
        RedisErrors sentences = new RedisErrors(url, config);
        URI uri = parse(url, sentences);
        try {
            return new RedisLink(new Connection(JedisURIHelper.getHostAndPort(uri), settings(uri, config)), sentences);
        } catch (JedisException failure) {
            throw explained(failure, sentences);
        }
    }

    /** @return a Long, bytes, or a list of such */
    Object ask(CommandArguments command) throws ArchiveException, InterruptedException {
        try {
            return connection.executeCommand(command);
        } catch (JedisException failure) {
            throw explained(failure, sentences);
        }
    }

    /** After a failure of the line, a timeout or an interrupt. */
    boolean isBroken() {
        return connection.isBroken();
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private static URI parse(String url, RedisErrors sentences) throws ArchiveException {
        try {
            URI uri = URI.create(url);
            if (JedisURIHelper.isValid(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new ArchiveException(Reason.REFUSED, sentences.unusableUrl(), unreadable);
        }
        throw new ArchiveException(Reason.REFUSED, sentences.unusableUrl());
    }

    private static DefaultJedisClientConfig settings(URI uri, RedisConfig config) {
        return DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(uri))
                .password(config.password().orElseGet(() -> JedisURIHelper.getPassword(uri)))
                .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                .timeoutMillis((int) TIMEOUT.toMillis())
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
    }

    /** An interrupt of a virtual thread closes the socket it waits for. */
    private static ArchiveException explained(JedisException failure, RedisErrors sentences)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return sentences.failure(failure);
    }
}
