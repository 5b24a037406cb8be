package io.totem.metrics.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Looks into a Redis from outside, with all rights or with those of one of the container's users. */
record RedisProbe(RedisServer redis, String user) {

    RedisProbe(RedisServer redis) {
        this(redis, "probe");
    }

    Object ask(Command command, String... words) throws ArchiveException, InterruptedException {
        try (RedisLink link = RedisLink.open(redis.url(user), RedisSettings.of(redis))) {
            return link.ask(new CommandArguments(command).addObjects((Object[]) words));
        }
    }

    String text(Command command, String... words) throws ArchiveException, InterruptedException {
        return text(ask(command, words));
    }

    /** All there are, whoever wrote them. */
    List<String> keys() throws ArchiveException, InterruptedException {
        List<?> answer = (List<?>) ask(Command.SCAN, "0", "COUNT", "1000");
        return ((List<?>) answer.get(1)).stream().map(RedisProbe::text).sorted().toList();
    }

    long slots() throws ArchiveException, InterruptedException {
        long slots = 0;
        for (String key : keys()) {
            slots += (Long) ask(Command.HLEN, key);
        }
        return slots;
    }

    private static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }
}
