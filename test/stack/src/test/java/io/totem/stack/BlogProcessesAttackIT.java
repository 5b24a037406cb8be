package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PHP's few processes are everybody's, and what runs in them tells nginx nothing but its answer. */
class BlogProcessesAttackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOLDER = "/var/www/html/wp-content/";
    private static final int PROCESSES_OF_A_STRANGER = 6;

    /** PHP's own file, by which others are asked for. */
    private static final String STEERS = "suite-steers.php";

    @BeforeAll
    static void programs() {
        write(STEERS, "<?php header($_GET['name'] . ': ' . $_GET['value']); echo 'its own words';");
        write(
                "suite-keeps.php",
                "<?php header('X-Accel-Expires: 600'); header('Cache-Control: no-store'); echo uniqid();");
        write("suite-slow.php", "<?php sleep(3); echo 'done';");
        write("uploads/suite-in-uploads.php", "<?php echo 'it ran';");
        write("uploads/.suite-hidden.txt", "hidden");
    }

    @AfterAll
    static void gone() {
        Docker.exec(
                "wordpress",
                "sh",
                "-c",
                "rm -f " + FOLDER + "suite-* " + FOLDER + "uploads/*suite-* " + FOLDER + "uploads/.suite-*");
    }

    private static void write(String name, String content) {
        Blog.php("is_dir('" + FOLDER + "uploads') || mkdir('" + FOLDER + "uploads'); file_put_contents('" + FOLDER
                + name + "', base64_decode('"
                + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) + "'));");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wp-content/uploads/suite-in-uploads.php",
                "/wp-content/uploads/.suite-hidden.txt",
                "/xmlrpc.php",
                "/wp-includes/version.php",
                "/readme.html",
                "/error/400.html",
                "/internal/author",
                "/wp-content/" + STEERS
            })
    void a_program_sends_nobody_to_a_file_that_nginx_refuses(String target) {
        assertThat(Blog.visitor()
                        .queryParams(Map.of("name", "X-Accel-Redirect", "value", target))
                        .get("/wp-content/" + STEERS)
                        .asString())
                .isEqualTo("its own words");
    }

    @Test
    void what_a_program_says_may_not_be_kept_is_not_kept() {
        String first = Blog.visitor().get("/wp-content/suite-keeps.php").asString();
        assertThat(Blog.visitor().get("/wp-content/suite-keeps.php").asString()).isNotEqualTo(first);
    }

    @Test
    void a_stranger_has_some_of_phps_processes_and_the_others_are_for_others() throws Exception {
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> flood = asks(together, 40, "");
            await().atMost(PATIENCE).until(() -> busy() > 1);
            assertThat(Blog.passingTheCache().get("/").statusCode()).isEqualTo(200);
            assertThat(statuses(flood))
                    .containsOnly(200, 429)
                    .satisfies(all -> assertThat(
                                    all.stream().filter(status -> status == 200).count())
                            .isBetween(1L, (long) PROCESSES_OF_A_STRANGER));
        }
    }

    /** A visitor who leaves goes on counting while PHP works for him. */
    @Test
    void whoever_leaves_at_once_has_no_more_of_them() {
        for (int i = 0; i < 40; i++) {
            Docker.run(
                    "curl",
                    "-sk",
                    "--max-time",
                    "0.1",
                    "--interface",
                    OtherAddress.FROM,
                    "https://" + OtherAddress.DOOR + ":8443" + slow(),
                    "-H",
                    "Host: " + host());
            assertThat(busy()).isLessThanOrEqualTo(PROCESSES_OF_A_STRANGER);
        }
        assertThat(Blog.passingTheCache().get("/").statusCode()).isEqualTo(200);
    }

    /** Who says that he is logged in may have twelve, which is more than there are. */
    @Test
    void while_all_of_them_are_busy_it_is_known_that_all_is_well() throws Exception {
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> flood =
                    asks(together, 12, "Cookie: wordpress_logged_in_" + "0".repeat(32) + "=made-up\r\n");
            await().atMost(PATIENCE).until(() -> ofStatus("listen queue") > 0 || busy() < 0);
            for (String of : List.of("wordpress", "mariadb", "redis")) {
                assertThat(Docker.exec("nginx", "wget", "-qO-", "http://nginx-inside:8081/health/" + of)
                                .text())
                        .as(of)
                        .startsWith("UP");
            }
            assertThat(statuses(flood)).containsOnly(200);
        }
    }

    private static List<Future<Integer>> asks(ExecutorService together, int count, String headers) {
        Callable<Integer> ask = () -> RawRequest.head(
                        OtherAddress.DOOR,
                        8443,
                        OtherAddress.FROM,
                        "GET " + slow() + " HTTP/1.1\r\nHost: " + host() + "\r\n" + headers
                                + "Connection: close\r\n\r\n")
                .status();
        return IntStream.range(0, count).mapToObj(_ -> together.submit(ask)).toList();
    }

    private static List<Integer> statuses(List<Future<Integer>> answers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    /** Another one each time: no cache answers, and nobody waits for the same. */
    private static String slow() {
        return "/wp-content/suite-slow.php?" + System.nanoTime();
    }

    private static String host() {
        return URI.create(Blog.URL).getAuthority();
    }

    /** Of the visitors' processes, without the one that answers this. */
    private static int busy() {
        return ofStatus("active processes") - 1;
    }

    private static int ofStatus(String name) {
        return Docker.exec("nginx", "wget", "-qO-", "http://127.0.0.1:8081/fpm/status")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
