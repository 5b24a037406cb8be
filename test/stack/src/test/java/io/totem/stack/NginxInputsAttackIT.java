package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What visitors write costs nginx its length, lifts no limit, and stays one line in its log. */
class NginxInputsAttackIT {

    private static final Pattern EXPRESSION = Pattern.compile("\"~\\*?((?:[^\"\\\\]|\\\\.)+)\"");
    /** Begins anywhere and looks for its end from each beginning. */
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)(?:\\.|\\]|\\)|\\\\S)[*+]");

    private static final int DOCKERS_CUT = 16 * 1024;

    @Test
    void an_expression_that_looks_far_begins_at_the_beginning() throws IOException {
        List<String> loose = new ArrayList<>();
        int seen = 0;
        for (Path file : configuration()) {
            Matcher found = EXPRESSION.matcher(Files.readString(file));
            while (found.find()) {
                seen++;
                String expression = found.group(1).replaceFirst("^\\(\\?s\\)", "");
                if (!expression.startsWith("^") && UNBOUNDED.matcher(expression).find()) {
                    loose.add(file.getFileName() + ": " + expression);
                }
            }
        }
        assertThat(seen).isGreaterThan(40);
        assertThat(loose).isEmpty();
    }

    @Test
    void no_cookie_lifts_the_limit_of_the_blogs_login() {
        List<Integer> answers = IntStream.range(0, 14)
                .mapToObj(attempt -> Stack.visitor()
                        .header("Cookie", "__Host-totem-device=x" + attempt)
                        .formParam("log", "admin")
                        .formParam("pwd", "wrong " + attempt)
                        .post(Blog.URL + "/wp-login.php")
                        .statusCode())
                .toList();
        assertThat(answers).contains(429);
    }

    @Test
    void a_line_of_the_log_is_shorter_than_what_docker_cuts_whatever_it_quotes() {
        String mark = "suite-" + System.nanoTime();
        String quotes = "\"".repeat(7_000);
        Stack.visitor().header("User-Agent", mark + quotes).get("/login").then().statusCode(is(200));
        Stack.visitor()
                .header("User-Agent", mark + quotes)
                .get("/.x?" + "x".repeat(7_000))
                .then()
                .statusCode(is(404));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lines(mark)).isNotEmpty());
        assertThat(lines("")).allMatch(line -> line.length() < DOCKERS_CUT / 2);
    }

    private static List<String> lines(String mark) {
        return Docker.run("docker", "logs", "--since", "30s", Docker.container("nginx"))
                .text()
                .lines()
                .filter(line -> line.contains(mark))
                .toList();
    }

    private static List<Path> configuration() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("../../nginx/conf"))) {
            return all.filter(file -> file.toString().endsWith(".conf")).toList();
        }
    }
}
