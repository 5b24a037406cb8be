package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx refuses before the blog sees it, and why PHP runs only where it should. */
class BlogRefusalsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xmlrpc.php",
                "/wp-cron.php",
                "/wp-config.php",
                "/wp-admin/install.php",
                "/wp-admin/setup-config.php",
                "/wp-includes/load.php",
                "/.env",
                "/.git/config",
                "/readme.html",
                "/wp-config.php.bak",
                "/nowhere.php",
                "/index.php/../../wp-config.php",
                "/..%2fwp-config.php"
            })
    void what_a_visitor_does_not_need_is_refused(String path) {
        assertThat(Blog.visitor().urlEncodingEnabled(false).get(path).statusCode())
                .isIn(400, 404);
    }

    @Test
    void each_refusal_is_in_nginxs_log_with_its_reason() {
        Blog.visitor().get("/xmlrpc.php");
        ReverseProxyIT.logged("refused: scanner \"GET /xmlrpc\\.php");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wp-content/uploads/2026/01/suite.php",
                "wp-content/uploads/suite.phtml",
                "wp-content/uploads/suite.PHP",
                "wp-content/upgrade/suite.php"
            })
    void php_in_a_folder_of_uploads_is_neither_run_nor_shown(String name) {
        try (Placed php = Placed.put(name, "<?php echo 6 * 7;")) {
            Response answer = Blog.visitor().get(php.path());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("42").doesNotContain("echo");
        }
    }

    @Test
    void a_file_that_only_looks_like_php_is_not_run() {
        try (Placed picture = Placed.put("wp-content/uploads/suite.jpg", "<?php echo 6 * 7;")) {
            assertThat(Blog.visitor().get(picture.path() + "/x.php").statusCode())
                    .isEqualTo(404);
            assertThat(Blog.visitor().get(picture.path()).asString()).contains("echo");
        }
    }

    /** Browsers send it before a request to another origin, without cookies and, in HTTP/2, without a length. */
    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2"})
    void the_question_which_methods_there_are_is_open_to_all(String protocol) {
        String status = Docker.run(
                        "curl",
                        "-sk",
                        protocol,
                        "-X",
                        "OPTIONS",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        Blog.URL + "/wp-json/wp/v2/posts")
                .text();
        assertThat(status).isEqualTo("200");
    }

    @Test
    void uploads_may_be_large_where_writers_send_them_and_nowhere_else() {
        byte[] picture = new byte[3 << 20];
        Blog.visitor().body(picture).post("/wp-json/wp/v2/media").then().statusCode(401);
        Blog.visitor().body(picture).post("/").then().statusCode(413).body(containsString("32 MB"));
        Blog.visitor()
                .body(new byte[34 << 20])
                .post("/wp-json/wp/v2/media")
                .then()
                .statusCode(413);
    }
}
