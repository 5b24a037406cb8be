package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WordPress behind nginx: what it answers, does by itself and says about itself. */
class BlogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_IT_APPEARS = Duration.ofSeconds(90);

    @Test
    void after_make_up_the_blog_is_installed_with_addresses_that_can_be_read() {
        Blog.passingTheCache().get("/").then().statusCode(200).body(containsString("<html"));
        String post = Blog.post();
        assertThat(post).matches(Blog.URL + "/\\d{4}/\\d\\d/\\d\\d/[a-z0-9-]+/");
        Blog.visitor().get(post).then().statusCode(200);
        assertThat(Docker.exec(
                                "wordpress",
                                "sed",
                                "-n",
                                "s/^.wp_version *= *'\\(.*\\)';/\\1/p",
                                "wp-includes/version.php")
                        .text())
                .isNotEmpty();
    }

    @Test
    void the_blog_calls_itself_as_the_visitor_does_when_that_is_one_of_its_hosts() {
        String other = Blog.URL.replace("localhost", "127.0.0.1");
        Blog.passingTheCache().baseUri(other).get("/").then().body(containsString(other + "/wp-json/"));
        Blog.passingTheCache().get("/").then().body(containsString(Blog.URL + "/wp-json/"), not(containsString(other)));
        assertThat(Docker.run("curl", "-sk", Blog.URL, "-H", "Host: evil.example")
                        .code())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blog", "/blog/", "/blog/a?b=c"})
    void on_totems_origin_the_blog_is_only_pointed_at(String path) {
        assertThat(Stack.visitor().get(path).then().statusCode(302).extract().header("Location"))
                .isEqualTo(Blog.URL + "/");
    }

    @Test
    void a_scheduled_post_appears_by_itself() {
        String title = "Later " + System.nanoTime();
        String id = Blog.wordpress(
                "echo wp_insert_post(['post_title' => '" + title
                        + "', 'post_content' => 'later', 'post_status' => 'future', 'post_author' => 1,"
                        + " 'post_date_gmt' => gmdate('Y-m-d H:i:s', time() + 65), 'post_date' => wp_date('Y-m-d H:i:s', time() + 65)]);");
        assertThat(Blog.visitor().get("/wp-json/wp/v2/posts/" + id).statusCode())
                .isEqualTo(401);
        makeDue(id);
        await().atMost(UNTIL_IT_APPEARS)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Blog.visitor().get("/wp-json/wp/v2/posts/" + id).statusCode() == 200);
        Blog.passingTheCache().get("/").then().body(containsString(title));
    }

    /** WordPress schedules nothing that is due within a minute: the minute is taken off afterwards. */
    private static void makeDue(String post) {
        Blog.wordpress(
                "$wpdb->update($wpdb->posts, ['post_date' => wp_date('Y-m-d H:i:s'), 'post_date_gmt' => gmdate('Y-m-d H:i:s')], ['ID' => "
                        + post + "]); clean_post_cache(" + post + ");"
                        + " wp_clear_scheduled_hook('publish_future_post', [" + post + "]);"
                        + " wp_schedule_single_event(time(), 'publish_future_post', [" + post + "]);");
    }

    @Test
    void a_slow_script_is_in_the_log_with_the_place_where_it_waits() {
        Instant began = Instant.now();
        try (Placed slow = Placed.put(
                "suite-slow.php",
                "<?php function suite_waits() { sleep(7); } suite_waits(); error_log('suite-said-this');")) {
            slow.answer().then().statusCode(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Blog.logSince(began)).contains("suite_waits()", "suite-said-this"));
        }
    }

    @Test
    void php_fpm_tells_its_state_to_nginxs_inner_listener_only() {
        assertThat(Docker.exec("nginx", "wget", "-q", "-O", "-", "http://127.0.0.1:8081/fpm/status")
                        .text())
                .contains("pool:", "blog");
        assertThat(Blog.visitor().get("/fpm/status").asString()).doesNotContain("pool:");
    }
}
