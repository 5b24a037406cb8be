package io.totem.metrics.history;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Redis that holds one slot of an earlier process: half an hour ago, with the value 42 everywhere. */
public final class KeptHistory implements QuarkusTestResourceLifecycleManager {

    static final String NODE = "kept-node";
    static final Instant WHEN = slotBefore(Duration.ofMinutes(30));

    private RedisServer redis;

    @Override
    public Map<String, String> start() {
        redis = RedisServer.started();
        try (RedisArchive archive = new RedisArchive(redis.url(), RedisSettings.of(redis), NODE)) {
            archive.write(List.of(slot(42)));
        } catch (ArchiveException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Map.of(
                "totem.metrics.redis.url",
                redis.url(),
                "totem.metrics.redis.password",
                RedisServer.PASSWORD,
                "totem.node.name",
                NODE);
    }

    @Override
    public void stop() {
        redis.close();
    }

    private static Slot slot(float value) {
        float[] sums = new float[Series.values().length];
        short[] measured = new short[sums.length];
        Arrays.fill(sums, value * Slot.MILLIS);
        Arrays.fill(measured, (short) Slot.MILLIS);
        return new Slot(Slot.at(WHEN.toEpochMilli()), sums, measured);
    }

    private static Instant slotBefore(Duration ago) {
        long then = Instant.now().minus(ago).toEpochMilli();
        return Instant.ofEpochMilli(Slot.at(then) * Slot.MILLIS);
    }
}
