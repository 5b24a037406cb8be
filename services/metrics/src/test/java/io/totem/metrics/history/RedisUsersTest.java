package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Protocol.Command;

/** Who may do what in the redis container: the users of its entry point, in a real server. */
class RedisUsersTest {

    private final RedisServer redis = RedisServer.started();

    @BeforeEach
    void keysOfBoth() throws Exception {
        as("metrics", Command.HSET, "totem:metrics:x", "1", "a");
        as("wordpress", Command.SET, "wordpress:x", "a", "EX", "60", "NX");
    }

    @AfterEach
    void clean() {
        redis.close();
    }

    @Test
    void each_does_what_its_program_does() throws Exception {
        assertThat(as("metrics", Command.HGETALL, "totem:metrics:x")).isNotNull();
        assertThat(as("metrics", Command.TYPE, "totem:metrics:x")).isNotNull();
        assertThat(as("metrics", Command.DEL, "totem:metrics:x")).isEqualTo(1L);
        assertThat(as("wordpress", Command.MGET, "wordpress:x", "wordpress:y")).isNotNull();
        assertThat(as("wordpress", Command.EXISTS, "wordpress:x")).isEqualTo(1L);
        assertThat(as("wordpress", Command.DEL, "wordpress:x")).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCAN|0",
                "KEYS|*",
                "RANDOMKEY|",
                "DBSIZE|",
                "INFO|keyspace",
                "FLUSHALL|",
                "FLUSHDB|",
                "SWAPDB|0 1",
                "CLIENT|LIST",
                "ACL|LIST",
                "CONFIG|GET *",
                "EVAL|return(redis.call('dbsize')) 0",
                "SUBSCRIBE|*",
                "PUBSUB|CHANNELS",
                "MONITOR|",
                "SLOWLOG|GET",
                "MEMORY|STATS",
                "SORT|wordpress:x BY other:*",
            })
    void neither_learns_of_the_others_keys_or_touches_the_server(String command, String words) {
        String[] arguments = words == null ? new String[0] : words.split(" ");
        for (String user : new String[] {"metrics", "wordpress"}) {
            assertThatThrownBy(() -> as(user, Command.valueOf(command), arguments))
                    .as(user + " " + command)
                    .hasMessageContaining("NOPERM");
        }
    }

    @Test
    void neither_reads_or_writes_the_others_keys() {
        assertThatThrownBy(() -> as("wordpress", Command.GET, "totem:metrics:x"))
                .hasMessageContaining("NOPERM");
        assertThatThrownBy(() -> as("wordpress", Command.EXISTS, "totem:metrics:x"))
                .hasMessageContaining("NOPERM");
        assertThatThrownBy(() -> as("wordpress", Command.SET, "totem:metrics:x", "y"))
                .hasMessageContaining("NOPERM");
        assertThatThrownBy(() -> as("metrics", Command.DEL, "wordpress:x")).hasMessageContaining("NOPERM");
    }

    private Object as(String user, Command command, String... words) throws Exception {
        return new RedisProbe(redis, user).ask(command, words);
    }
}
