package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write the blog's files makes links among them: to what nginx can read and the world must not. */
@Tag("long")
class BlogFilesAttackIT {

    private static final String FOLDER = "/var/www/html/";
    private static final String KEY = "/var/lib/totem-tls/privkey.pem";

    @BeforeAll
    static void putLinks() {
        link(KEY, "suite-key.pem");
        link(KEY, "suite-key.jpg");
        link(KEY, "suite-key.html");
        link(KEY, "suite-key.php");
        link("../../.." + KEY, "suite-relative.jpg");
        link("suite-key.jpg", "suite-chain.jpg");
        link("/var/lib/totem-tls", "suite-tls");
        link("/run/tls", "suite-own-tls");
        link("/", "suite-root");
        link("/proc/self", "suite-proc");
        link("/etc", "suite-etc");
        link("/etc/passwd", "suite-passwd.txt");
        link("/run/nginx/http.d", "suite-settings");
        link("/run/secrets", "suite-secrets");
        link("/run/secrets/wordpress_keys", "suite-secret.php");
        link("/usr/share/totem/wp-config.php", "suite-config.php");
        Blog.php("is_dir('" + FOLDER + "suite-folder') || mkdir('" + FOLDER + "suite-folder');");
        link("/etc/passwd", "suite-folder/index.php");
        link("/etc/passwd", "suite-folder/index.html");
        link("/run/secrets/wordpress_keys", "wp-admin/suite-secret.php");
    }

    @AfterAll
    static void takeThemAway() {
        Docker.exec("wordpress", "sh", "-c", "rm -rf " + FOLDER + "suite-* " + FOLDER + "wp-admin/suite-*");
    }

    static Stream<String> paths() {
        return Stream.of(
                "/suite-key.pem",
                "/suite-key.jpg",
                "/suite-key.html",
                "/suite-key.php",
                "/suite-relative.jpg",
                "/suite-chain.jpg",
                "/suite-tls/privkey.pem",
                "/suite-tls/fullchain.pem",
                "/suite-own-tls/privkey.pem",
                "/suite-root/var/lib/totem-tls/privkey.pem",
                "/suite-root/etc/passwd",
                "/suite-root/",
                "/suite-proc/environ",
                "/suite-proc/root/etc/passwd",
                "/suite-proc/fd/2",
                "/suite-etc/passwd",
                "/suite-etc/nginx/nginx.conf",
                "/suite-passwd.txt",
                "/suite-settings/totem.conf",
                "/suite-secrets/wordpress_keys",
                "/suite-secret.php",
                "/suite-config.php",
                "/suite-folder/",
                "/suite-folder/index.php",
                "/suite-folder/index.html",
                "/wp-admin/suite-secret.php",
                // Without any link.
                "/../../../var/lib/totem-tls/privkey.pem",
                "/..%2f..%2f..%2fvar/lib/totem-tls/privkey.pem",
                "/%2e%2e/%2e%2e/%2e%2e/var/lib/totem-tls/privkey.pem",
                "/error/../../../../var/lib/totem-tls/privkey.pem",
                "/error/400.html",
                "//var/lib/totem-tls/privkey.pem",
                "/wp-content/../../../lib/totem-tls/privkey.pem");
    }

    @Test
    void the_attack_works_where_nothing_stands_against_it() {
        assertThat(Docker.exec("nginx", "cat", FOLDER + "suite-key.jpg").text()).contains("PRIVATE KEY");
        assertThat(Docker.exec("nginx", "cat", FOLDER + "suite-root/etc/passwd").text())
                .contains("root:");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void no_link_and_no_way_out_of_the_folder_shows_anything(String path) {
        for (String method : List.of("GET", "HEAD", "POST")) {
            for (String range : List.of("bytes=0-", "bytes=0-0,2-2,4-4", "bytes=-20")) {
                Response answer = Blog.passingTheCache()
                        .urlEncodingEnabled(false)
                        .header("Range", range)
                        .request(method, path);
                // WordPress' own page for what is not there is a 404, or a guess at what was meant.
                assertThat(answer.statusCode()).isIn(301, 302, 400, 403, 404, 405);
                assertNothingShown(answer.asString());
            }
        }
    }

    private static void assertNothingShown(String text) {
        assertThat(text)
                .doesNotContain("PRIVATE KEY", "BEGIN CERTIFICATE", "root:", "PATH=", "ssl_certificate", "AUTH_KEY");
        assertThat(text)
                .doesNotContain(
                        Stack.secret("wordpress_keys").lines().findFirst().orElseThrow());
    }

    /** Between a look and the opening the file becomes a link: nginx opens each step of the way without following. */
    @Test
    void not_even_in_a_race_is_a_link_followed() throws Exception {
        Process swapping = new ProcessBuilder(
                        "docker",
                        "exec",
                        Docker.container("wordpress"),
                        "php85",
                        "-r",
                        "chdir('" + FOLDER
                                + "'); file_put_contents('suite-plain', 'plain'); touch('suite-going'); $until = microtime(true) + 300;"
                                + " while (file_exists('suite-going') && microtime(true) < $until) { clearstatcache(); @symlink('"
                                + KEY
                                + "', 'suite-new'); rename('suite-new', 'suite-race.jpg');"
                                + " copy('suite-plain', 'suite-new'); rename('suite-new', 'suite-race.jpg'); }")
                .start();
        try {
            List<String> shown = IntStream.range(0, 600)
                    .parallel()
                    .mapToObj(_ -> Blog.visitor().get("/suite-race.jpg").asString())
                    .filter(text -> text.equals("plain") || text.contains("PRIVATE KEY"))
                    .distinct()
                    .toList();
            assertThat(swapping.isAlive()).as("the links went on until the end").isTrue();
            assertThat(shown).containsExactly("plain");
        } finally {
            Docker.exec("wordpress", "rm", "-f", FOLDER + "suite-going");
            swapping.waitFor();
        }
    }

    /** A second name of a file stays in its mount: those of the blog's volume belong to whoever makes it. */
    @ParameterizedTest
    @ValueSource(strings = {"/run/secrets/wordpress_keys", "/etc/passwd", "/usr/share/totem/wp-config.php"})
    void no_file_from_elsewhere_gets_a_second_name_among_the_blogs(String file) {
        assertThat(Blog.php("echo @link('" + file + "', '" + FOLDER + "suite-second') ? 'made' : 'refused';"))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/totem-tls/privkey.pem", "/srv/ftp/drop/logs", "/run/secrets/ftp_password"})
    void nor_does_ftp_give_one(String file) {
        assertThat(Docker.exec("ftp", "ln", file, "/srv/ftp/wordpress/suite-second")
                        .code())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suite-source.PHP",
                "suite-source.Php",
                "suite-source.php~",
                "suite-source.php.save",
                "suite-source.php.txt",
                "suite-source.inc",
                "wp-content/suite-source.php.bak"
            })
    void the_text_of_a_script_is_not_shown_under_another_name(String name) {
        try (Placed script = Placed.put(name, "<?php $password = 'confidential';")) {
            Response answer = Blog.passingTheCache().urlEncodingEnabled(false).get(script.path());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("confidential");
        }
    }

    private static void link(String target, String name) {
        Blog.php("@unlink('" + FOLDER + name + "'); symlink('" + target + "', '" + FOLDER + name + "') || exit(1);");
    }
}
