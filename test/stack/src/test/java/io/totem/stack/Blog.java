package io.totem.stack;

import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;

/** The blog as a visitor sees it, and its files as whoever may write them does. */
final class Blog {

    static final String URL = "https://localhost:" + Docker.port("nginx", 8443);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Blog() {}

    static RequestSpecification visitor() {
        return Stack.visitor().baseUri(URL);
    }

    /** A page that no cache answers: the same front page, but asked with a question. */
    static RequestSpecification passingTheCache() {
        return visitor().queryParam("suite", System.nanoTime());
    }

    /** What PHP prints with all of WordPress loaded. */
    static String wordpress(String code) {
        return php("require '/var/www/html/wp-load.php'; " + code);
    }

    static String php(String code) {
        Docker.Result result = Docker.exec("wordpress", "php85", "-c", "/etc/totem/php.ini", "-r", code);
        if (result.code() != 0) {
            throw new IllegalStateException(result.text());
        }
        return result.text();
    }

    /** The address of one of its posts. */
    static String post() {
        return visitor().get("/wp-json/wp/v2/posts").jsonPath().getString("[-1].link");
    }

    /** Asks for a page until nginx' cache answers. */
    static void awaitInTheCache(String page) {
        await().atMost(PATIENCE).until(() -> "HIT".equals(visitor().get(page).header("X-Blog-Cache")));
    }

    static String logSince(Instant began) {
        return Docker.run("docker", "logs", "--since", began.toString(), Docker.container("wordpress"))
                .text();
    }
}
