package io.totem.metrics.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * Slots in Redis: one hash an hour, {@code totem:metrics:NODE:2026-11-21T07} in UTC, whose fields are the hour's slots
 * ({@code 0} to {@code 719}) and whose values are {@link SlotCodec}'s. An hour is deleted when it is more than a day old. No
 * key has a lifetime: those that have one are let go first when memory is short, and others fill the same Redis.
 */
final class RedisArchive implements SampleArchive {

    private static final Logger LOG = Logger.getLogger(RedisArchive.class);
    private static final long HOURS_KEPT = 25;

    /** Hours that nobody deleted while metrics was away. */
    private static final long HOURS_BEFORE = Duration.ofDays(30).toHours();

    private static final long SLOTS_AN_HOUR = Duration.ofHours(1).dividedBy(Slot.LENGTH);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final Pattern FIELD = Pattern.compile("[0-9]{1,3}");

    private final String url;
    private final RedisConfig config;
    private final String node;
    private Optional<RedisLink> link = Optional.empty();
    private long deletedBefore = Long.MIN_VALUE;

    RedisArchive(String url, RedisConfig config, String node) {
        this.url = url;
        this.config = config;
        this.node = node;
    }

    @Override
    public List<Slot> read(long first, long last) throws ArchiveException, InterruptedException {
        List<Slot> slots = new ArrayList<>();
        int strange = 0;
        for (long hour = hour(first); hour <= hour(last); hour++) {
            for (Map.Entry<String, byte[]> field : readHour(hour).entrySet()) {
                Optional<Slot> slot = parse(hour, field.getKey(), field.getValue());
                slot.filter(one -> one.number() >= first && one.number() <= last)
                        .ifPresent(slots::add);
                strange += slot.isEmpty() ? 1 : 0;
            }
        }
        if (strange > 0) {
            LOG.warnf(
                    "%d values in Redis under totem:metrics:%s:* are no samples of this version; they are left out"
                            + " and deleted within a day.",
                    strange, node);
        }
        return slots;
    }

    @Override
    public void write(List<Slot> slots) throws ArchiveException, InterruptedException {
        Map<Long, List<Slot>> hours = slots.stream()
                .collect(Collectors.groupingBy(slot -> hour(slot.number()), TreeMap::new, Collectors.toList()));
        for (Map.Entry<Long, List<Slot>> hour : hours.entrySet()) {
            writeHour(key(hour.getKey()), hour.getValue());
            deleteBefore(hour.getKey() - HOURS_KEPT);
        }
    }

    /** In one command, and only when another hour has begun. */
    private void deleteBefore(long hour) throws ArchiveException, InterruptedException {
        if (hour > deletedBefore) {
            CommandArguments old = new CommandArguments(Command.DEL);
            LongStream.rangeClosed(1, HOURS_BEFORE).forEach(back -> old.key(key(hour - back)));
            link().ask(old);
            deletedBefore = hour;
        }
    }

    @Override
    public void close() {
        link.ifPresent(RedisLink::close);
        link = Optional.empty();
    }

    private Map<String, byte[]> readHour(long hour) throws ArchiveException, InterruptedException {
        String key = key(hour);
        if (isForeign(key)) {
            LOG.warnf("%s in Redis is not a history; it is replaced when that hour is written.", key);
            return Map.of();
        }
        List<?> hash = (List<?>) link().ask(new CommandArguments(Command.HGETALL).key(key));
        Map<String, byte[]> values = new HashMap<>();
        for (int at = 0; at + 1 < hash.size(); at += 2) {
            values.put(text(hash.get(at)), (byte[]) hash.get(at + 1));
        }
        return values;
    }

    private void writeHour(String key, List<Slot> slots) throws ArchiveException, InterruptedException {
        if (isForeign(key)) {
            link().ask(new CommandArguments(Command.DEL).key(key));
        }
        CommandArguments fields = new CommandArguments(Command.HSET).key(key);
        for (Slot slot : slots) {
            fields.add(Math.floorMod(slot.number(), SLOTS_AN_HOUR)).add(SlotCodec.bytes(slot));
        }
        link().ask(fields);
    }

    private boolean isForeign(String key) throws ArchiveException, InterruptedException {
        String type = text(link().ask(new CommandArguments(Command.TYPE).key(key)));
        return !type.equals("hash") && !type.equals("none");
    }

    private RedisLink link() throws ArchiveException, InterruptedException {
        if (link.filter(open -> !open.isBroken()).isEmpty()) {
            close();
            link = Optional.of(RedisLink.open(url, config));
        }
        return link.get();
    }

    private String key(long hour) {
        return "totem:metrics:" + node + ":" + HOUR.format(Instant.EPOCH.plus(Duration.ofHours(hour)));
    }

    private static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }

    private static long hour(long slot) {
        return Math.floorDiv(slot, SLOTS_AN_HOUR);
    }

    private static Optional<Slot> parse(long hour, String field, byte[] value) {
        if (!FIELD.matcher(field).matches() || Integer.parseInt(field) >= SLOTS_AN_HOUR) {
            return Optional.empty();
        }
        return SlotCodec.parse(hour * SLOTS_AN_HOUR + Integer.parseInt(field), value);
    }
}
