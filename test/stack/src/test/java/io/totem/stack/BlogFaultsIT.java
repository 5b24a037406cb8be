package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The blog while a part that it needs is away. One of the last, as it stops containers. */
@Order(LastTests.BLOG_FAULTS)
class BlogFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void without_redis_the_blog_goes_on_and_says_once_that_it_is_slower() {
        Blog.wordpress("wp_cache_set('suite', 'before the outage', 'suite');");
        Instant began = Instant.now();
        stop("redis");
        String title = "While Redis was away " + System.nanoTime();
        try {
            for (int i = 0; i < 5; i++) {
                Blog.passingTheCache().get("/").then().statusCode(200);
            }
            Blog.wordpress("wp_insert_post(['post_title' => '" + title
                    + "', 'post_status' => 'publish', 'post_author' => 1]);");
            Blog.passingTheCache().get("/").then().statusCode(200).body(containsString(title));
            assertThat(Docker.exec("wordpress", "/healthcheck.sh").code()).isZero();
            assertThat(Blog.logSince(began).lines().filter(line -> line.contains("Redis does not answer")))
                    .hasSize(1);
            assertThat(Stack.visitor().get("/health/wordpress").statusCode()).isEqualTo(200);
        } finally {
            start("redis");
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            Blog.passingTheCache().get("/").then().statusCode(200).body(containsString(title));
            assertThat(Blog.logSince(began)).contains("Redis answers");
        });
        assertThat(Blog.wordpress("var_dump(wp_cache_get('suite', 'suite'), wp_using_ext_object_cache());"))
                .as("what Redis held before may be old")
                .isEqualToNormalizingWhitespace("bool(false) bool(true)");
    }

    @Test
    void without_mariadb_a_page_and_the_health_say_what_is_wrong_and_readers_see_the_cache() {
        String post = Blog.post();
        Blog.awaitInTheCache(post);
        stop("mariadb");
        try {
            awaitUnavailableFor("MariaDB");
            assertThat(Blog.visitor().get(post).statusCode()).isEqualTo(200);
            assertThat(Docker.exec("wordpress", "/healthcheck.sh").text()).contains("MariaDB does not answer");
            await().atMost(PATIENCE)
                    .until(() -> Stack.visitor().get("/health/wordpress").statusCode() == 503);
            Stack.visitor().get("/login").then().statusCode(200);
        } finally {
            start("mariadb");
        }
        await().atMost(PATIENCE).until(() -> Blog.passingTheCache().get("/").statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> Stack.visitor().get("/health/wordpress").statusCode() == 200);
    }

    @Test
    void without_wordpress_a_readable_page_says_so_and_totem_is_untouched() {
        stop("wordpress");
        try {
            awaitUnavailableFor("WordPress");
            Stack.visitor().get("/login").then().statusCode(200);
        } finally {
            start("wordpress");
        }
        await().atMost(PATIENCE).until(() -> Blog.passingTheCache().get("/").statusCode() == 200);
    }

    private static void awaitUnavailableFor(String missing) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> Blog.passingTheCache()
                        .get("/")
                        .then()
                        .statusCode(503)
                        .body(containsString(missing), containsString("make status")));
    }

    private static void stop(String service) {
        assertThat(Docker.run("docker", "stop", "-t", "20", Docker.container(service))
                        .code())
                .isZero();
    }

    private static void start(String service) {
        Docker.run("docker", "start", Docker.container(service));
        await().atMost(PATIENCE).until(() -> Docker.isHealthy(service));
    }
}
