package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The blog's three caches: of pages in nginx, of objects in Redis, of compiled scripts in PHP. */
class BlogCachesIT {

    @Test
    void a_visitors_page_comes_from_the_cache_and_a_writers_does_not() {
        String post = Blog.post();
        Blog.awaitInTheCache(post);
        assertThat(Blog.visitor()
                        .cookie("wordpress_logged_in_abc", "mina|1|2")
                        .get(post)
                        .header("X-Blog-Cache"))
                .isEqualTo("BYPASS");
        assertThat(Blog.visitor().get(post + "?a=b").header("X-Blog-Cache")).isEqualTo("BYPASS");
        assertThat(Blog.visitor().get("/wp-login.php").header("X-Blog-Cache")).isNull();
    }

    @Test
    void the_object_cache_saves_most_questions_to_the_database() {
        try (Placed counting = Placed.put(
                "suite-count.php",
                "<?php define('WP_USE_THEMES', true); register_shutdown_function(function () { global $wp_object_cache;"
                        + " echo \"\\nsuite \", get_num_queries(), ' ', $wp_object_cache->cache_hits, ' ', (int) wp_using_ext_object_cache(); });"
                        + " require __DIR__ . '/wp-blog-header.php';")) {
            Blog.wordpress("wp_cache_flush();");
            int[] cold = counts(counting);
            int[] warm = counts(counting);
            assertThat(warm[2]).as("Redis is used").isEqualTo(1);
            assertThat(warm[1]).as("hits").isGreaterThan(50);
            assertThat(warm[0]).as("questions, cold " + cold[0]).isLessThan(cold[0] / 2);
        }
    }

    /** Questions to the database, hits of the object cache, and whether it is in use. */
    private static int[] counts(Placed counting) {
        String last = counting.answer()
                .asString()
                .lines()
                .filter(line -> line.startsWith("suite "))
                .findFirst()
                .orElseThrow();
        return Stream.of(last.substring("suite ".length()).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    void php_keeps_the_compiled_scripts() {
        try (Placed compiled = Placed.put(
                "suite-compiled.php",
                "<?php echo opcache_get_status(false)['opcache_statistics']['num_cached_scripts'];")) {
            Blog.passingTheCache().get("/").then().statusCode(200);
            assertThat(Integer.parseInt(compiled.answer().asString()))
                    .as("a page needs some 400 files; those without a time are compiled at every request")
                    .isGreaterThan(200);
        }
    }
}
