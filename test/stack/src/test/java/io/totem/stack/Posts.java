package io.totem.stack;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who writes numbered rows into MariaDB, one after the other, until closed or refused. */
final class Posts implements AutoCloseable {

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Thread writer = new Thread(this::write);
    private volatile boolean closed;

    static Posts begin() {
        ask("CREATE OR REPLACE TABLE suite_posts (number INT PRIMARY KEY) ENGINE=InnoDB");
        Posts posts = new Posts();
        posts.writer.start();
        return posts;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** Those that are there. */
    static List<Integer> kept() {
        return ask("SELECT number FROM suite_posts ORDER BY number")
                .lines()
                .map(Integer::valueOf)
                .toList();
    }

    private void write() {
        while (!closed
                && tell("INSERT INTO suite_posts VALUES (" + (acknowledged.get() + 1) + ")")
                                .code()
                        == 0) {
            acknowledged.incrementAndGet();
        }
    }

    private static String ask(String statement) {
        Docker.Result result = tell(statement);
        if (result.code() != 0) {
            throw new IllegalStateException(result.text());
        }
        return result.text();
    }

    private static Docker.Result tell(String statement) {
        return Docker.exec(
                "mariadb",
                "mariadb",
                "--no-defaults",
                "--batch",
                "--skip-column-names",
                "--user=totem-mariadb",
                "--execute=" + statement,
                "wordpress");
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
