package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WordPress behind nginx: what it answers, what it refuses, and what it gets to see. */
class BlogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_IT_APPEARS = Duration.ofSeconds(150);

    @Test
    void after_make_up_the_blog_is_installed_with_addresses_that_can_be_read() {
        Blog.passingTheCache().get("/").then().statusCode(200).body(containsString("<html"));
        String post = Blog.visitor().get("/wp-json/wp/v2/posts").jsonPath().getString("[-1].link");
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
        assertThat(Docker.run("docker", "logs", "--tail", "20", Docker.container("nginx"))
                        .text())
                .contains("refused: scanner \"GET /xmlrpc.php");
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
        Blog.put(name, "<?php echo 6 * 7;");
        try {
            Response answer = Blog.visitor().get("/" + name);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("42").doesNotContain("echo");
        } finally {
            Blog.remove(name);
        }
    }

    @Test
    void a_file_that_only_looks_like_php_is_not_run() {
        Blog.put("wp-content/uploads/suite.jpg", "<?php echo 6 * 7;");
        try {
            assertThat(Blog.visitor().get("/wp-content/uploads/suite.jpg/x.php").statusCode())
                    .isEqualTo(404);
            assertThat(Blog.visitor().get("/wp-content/uploads/suite.jpg").asString())
                    .contains("echo");
        } finally {
            Blog.remove("wp-content/uploads/suite.jpg");
        }
    }

    @Test
    void php_never_sees_totems_cookies_and_headers() {
        Blog.put("suite-echo.php", "<?php echo json_encode([$_COOKIE, getallheaders(), $_SERVER]);");
        try {
            for (String cookies : List.of(
                    "__Host-totem=confidential",
                    "a=1; __Host-totem=confidential; totem-theme=dark; wordpress_test_cookie=kept; totem=confidential; b=2",
                    "totem-zone=confidential; a=1; totem-log=confidential; b=2; __Host-totem=confidential",
                    "totem=confidential;a=1;totem=confidential;b=2;totem=confidential;c=3;totem=confidential;d=4;totem=confidential")) {
                String seen = Blog.visitor()
                        .header("Cookie", cookies)
                        .header("Authorization", "Bearer confidential")
                        .header("X-Totem-Token", "confidential")
                        .header("X-Totem-Method", "confidential")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .get("/suite-echo.php")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(seen)
                        .contains("suite-echo.php")
                        .doesNotContainIgnoringCase("confidential")
                        .doesNotContain("__Host-", "totem-theme", "totem-zone", "totem-log", "X-Totem")
                        .doesNotContain("203.0.113.9");
            }
            JsonPath seen = JsonPath.from(Blog.visitor()
                    .header("Cookie", "a=1; __Host-totem=x; wordpress_logged_in_1=totem|2; totem-zone=y; b=2")
                    .header("Authorization", "Basic YTpi")
                    .get("/suite-echo.php")
                    .asString());
            assertThat(seen.<String, String>getMap("[0]"))
                    .isEqualTo(Map.of("a", "1", "wordpress_logged_in_1", "totem|2", "b", "2"));
            assertThat(seen.getString("[1].Authorization")).isEqualTo("Basic YTpi");
        } finally {
            Blog.remove("suite-echo.php");
        }
    }

    @Test
    void wordpress_cookies_around_totems_own_do_not_disturb_totem() {
        Stack.visitor()
                .header(
                        "Cookie",
                        "wordpress_logged_in_1=a; " + Stack.COOKIE + "=" + Stack.session()
                                + "; wp-settings-1=b; wordpress_test_cookie=c; totem-zone=Asia.Seoul; comment_author_1=d")
                .header("Accept", "text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("data-zone=\"Asia/Seoul\""));
    }

    @Test
    void what_php_says_about_the_policy_does_not_replace_the_blogs_own() {
        Blog.put("suite-policy.php", "<?php header(\"Content-Security-Policy: default-src *\");");
        try {
            assertThat(Blog.visitor().get("/suite-policy.php").headers().getValues("Content-Security-Policy"))
                    .hasSize(2)
                    .anyMatch(policy -> policy.contains("connect-src 'self'"));
        } finally {
            Blog.remove("suite-policy.php");
        }
    }

    @Test
    void a_visitors_page_comes_from_the_cache_and_a_writers_does_not() {
        String post = Blog.visitor().get("/wp-json/wp/v2/posts").jsonPath().getString("[-1].link");
        await().atMost(PATIENCE)
                .until(() -> "HIT".equals(Blog.visitor().get(post).header("X-Blog-Cache")));
        assertThat(Blog.visitor()
                        .cookie("wordpress_logged_in_abc", "mina|1|2")
                        .get(post)
                        .header("X-Blog-Cache"))
                .isEqualTo("BYPASS");
        assertThat(Blog.visitor().get(post + "?a=b").header("X-Blog-Cache")).isEqualTo("BYPASS");
        assertThat(Blog.visitor().get("/wp-login.php").header("X-Blog-Cache")).isNull();
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
        await().atMost(UNTIL_IT_APPEARS)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Blog.visitor().get("/wp-json/wp/v2/posts/" + id).statusCode() == 200);
        Blog.passingTheCache().get("/").then().body(containsString(title));
    }

    @Test
    void the_object_cache_saves_most_questions_to_the_database() {
        Blog.put(
                "suite-count.php",
                "<?php define('WP_USE_THEMES', true); register_shutdown_function(function () { global $wp_object_cache;"
                        + " echo \"\\nsuite \", get_num_queries(), ' ', $wp_object_cache->cache_hits, ' ', (int) wp_using_ext_object_cache(); });"
                        + " require __DIR__ . '/wp-blog-header.php';");
        try {
            Blog.wordpress("wp_cache_flush();");
            int[] cold = counts();
            int[] warm = counts();
            assertThat(warm[2]).as("Redis is used").isEqualTo(1);
            assertThat(warm[1]).as("hits").isGreaterThan(50);
            assertThat(warm[0]).as("questions, cold " + cold[0]).isLessThan(cold[0] / 2);
        } finally {
            Blog.remove("suite-count.php");
        }
    }

    @Test
    void php_keeps_the_compiled_scripts() {
        Blog.put(
                "suite-compiled.php",
                "<?php echo opcache_get_status(false)['opcache_statistics']['num_cached_scripts'];");
        try {
            Blog.passingTheCache().get("/").then().statusCode(200);
            assertThat(Integer.parseInt(
                            Blog.visitor().get("/suite-compiled.php").asString()))
                    .as("a page needs some 400 files; those without a time are compiled at every request")
                    .isGreaterThan(200);
        } finally {
            Blog.remove("suite-compiled.php");
        }
    }

    /** Questions to the database, hits of the object cache, and whether it is in use. */
    private static int[] counts() {
        String last = Blog.passingTheCache()
                .get("/suite-count.php")
                .asString()
                .lines()
                .filter(line -> line.startsWith("suite "))
                .findFirst()
                .orElseThrow();
        return Stream.of(last.substring("suite ".length()).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> object_cache() {
        Path test = Path.of("../../wordpress/test").toAbsolutePath().normalize();
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=" + Stack.PROJECT + "_cache-wordpress",
                "--tmpfs=/tmp:mode=1777",
                "--volume=" + test + ":/test:ro",
                "--volume=" + Stack.secretFile("redis_wordpress_password")
                        + ":/run/secrets/redis_wordpress_password:ro",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=/run/secrets/redis_wordpress_password",
                Docker.image("wordpress"),
                "php85",
                "-c",
                "/etc/totem/php.ini",
                "/test/object-cache.php");
        List<String> lines = result.text()
                .lines()
                .filter(line -> line.matches("(not )?ok .*"))
                .toList();
        assertThat(lines).as(result.text()).hasSizeGreaterThan(10);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.replaceFirst("(not )?ok ", ""),
                        () -> assertThat(line).startsWith("ok ")));
    }

    @Test
    void a_wrong_password_of_redis_gives_a_sentence_and_wordpress_goes_on() {
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=" + Stack.PROJECT + "_cache-wordpress",
                "--tmpfs=/tmp:mode=1777",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                Docker.image("wordpress"),
                "php85",
                "-c",
                "/etc/totem/php.ini",
                "-r",
                "require '/usr/share/totem/object-cache.php'; $cache = new WP_Object_Cache(); $cache->set('a', 7, 'b', 0);"
                        + " echo 'remembered ', $cache->get('a', 'b');");
        assertThat(result.text()).contains("Redis refuses the password of its user wordpress", "remembered 7");
        assertThat(result.code()).isZero();
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

    @Test
    void a_slow_script_is_in_the_log_with_the_place_where_it_waits() {
        Blog.put(
                "suite-slow.php",
                "<?php function suite_waits() { sleep(7); } suite_waits(); error_log('suite-said-this');");
        try {
            Blog.visitor().get("/suite-slow.php").then().statusCode(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Blog.log()).contains("suite_waits()", "suite-said-this"));
        } finally {
            Blog.remove("suite-slow.php");
        }
    }

    @Test
    void php_fpm_tells_its_state_to_nginxs_inner_listener_only() {
        assertThat(Docker.exec("nginx", "wget", "-q", "-O", "-", "http://127.0.0.1:8081/fpm/status")
                        .text())
                .contains("pool:", "blog");
        assertThat(Blog.visitor().get("/fpm/status").asString()).doesNotContain("pool:");
    }

    @Test
    void with_a_name_of_its_own_the_blog_is_there_on_https_own_port_and_its_other_port_leads_there() {
        String name = Stack.PROJECT + "-blog-domain";
        Docker.runLike(
                "nginx",
                name,
                "--network=" + Stack.PROJECT + "_cms",
                "--env=BLOG_DOMAIN=blog.example.org",
                "--env=HTTPS_PORT=443",
                "--tmpfs=/var/lib/totem-tls:mode=0700,uid=10101,gid=10101");
        try {
            String address = Docker.run(
                            "docker", "inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", name)
                    .text();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(address, "blog.example.org", 443, "/"))
                            .as("WordPress itself knows other hosts only")
                            .containsIgnoringCase("x-redirect-by: WordPress"));
            assertThat(ask(address, "blog.example.org", 8443, "/a?b=c"))
                    .containsIgnoringCase("location: https://blog.example.org/a?b=c");
            assertThat(ask(address, "localhost", 8443, "/"))
                    .containsIgnoringCase("location: https://blog.example.org/");
            assertThat(ask(address, "localhost", 443, "/blog/"))
                    .containsIgnoringCase("location: https://blog.example.org/");
            assertThat(ask(address, "blog.example.org", 443, "/api/processes")).doesNotContain("errorCode");
        } finally {
            Docker.run("docker", "rm", "-f", name);
        }
    }

    private static String ask(String address, String host, int port, String path) {
        return Docker.run(
                        "curl",
                        "-ski",
                        "--resolve",
                        host + ":" + port + ":" + address,
                        "https://" + host + ":" + port + path)
                .text();
    }

    @Test
    void a_full_disk_gives_a_sentence() {
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--tmpfs=/var/www/html:size=8m,uid=10082,gid=10082,mode=0755",
                "--env=MARIADB_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                "--env=WORDPRESS_ADMIN_PASSWORD_FILE=/etc/hostname",
                "--env=WORDPRESS_KEYS_FILE=/etc/hostname",
                Docker.image("wordpress"));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).contains("WordPress' files cannot be written to the volume", "Is the disk full");
        assertThat(result.text().lines()).hasSize(1);
    }

    @Test
    void a_wrong_password_of_the_database_gives_one_sentence_and_no_crash_loop() throws IOException {
        Path wrong = Files.createTempFile("wrong", "");
        Files.writeString(wrong, "not the password");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-r--r--"));
        String name = Stack.PROJECT + "-wrong-wordpress";
        Docker.runLike(
                "wordpress",
                name,
                "--network=" + Stack.PROJECT + "_wordpress-db",
                "--volume=" + wrong + ":/run/wrong:ro",
                "--env=MARIADB_WORDPRESS_PASSWORD_FILE=/run/wrong");
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Docker.run("docker", "logs", name).text())
                                    .containsOnlyOnce("MariaDB refuses the password of its user wordpress")
                                    .contains("ready to handle connections")
                                    .contains("make restart SERVICE=mariadb"));
            assertThat(Docker.run("docker", "inspect", "-f", "{{.State.Status}} {{.RestartCount}}", name)
                            .text())
                    .isEqualTo("running 0");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Docker.run("docker", "exec", name, "/healthcheck.sh")
                                    .text())
                            .contains("MariaDB refuses the password"));
        } finally {
            Docker.run("docker", "rm", "-f", name);
            Files.delete(wrong);
        }
    }
}
