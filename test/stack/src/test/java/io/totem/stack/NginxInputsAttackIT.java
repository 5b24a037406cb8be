package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What visitors write costs nginx its length, lifts no limit, and stays one line in its log. */
class NginxInputsAttackIT {

    private static final Pattern EXPRESSION = Pattern.compile("\"~\\*?((?:[^\"\\\\]|\\\\.)+)\"");
    /** Begins anywhere and looks for its end from each beginning. */
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)(?:\\.|\\]|\\)|\\\\S)[*+]");

    private static final int DOCKERS_CUT = 16 * 1024;

    /** Refusals of one address that have their lines: at once, and each second. */
    private static final int AT_ONCE = 200;

    private static final int A_SECOND = 10;
    private static final int FLOOD = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
        Instant began = Instant.now();
        String quotes = "\"".repeat(7_000);
        Stack.visitor().header("User-Agent", mark + quotes).get("/login").then().statusCode(is(200));
        Stack.visitor()
                .header("User-Agent", mark + quotes)
                .get("/.x?" + "x".repeat(7_000))
                .then()
                .statusCode(is(404));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(mark, began)).isNotEmpty());
        assertThat(lines("", began)).allMatch(line -> line.length() < DOCKERS_CUT / 2);
    }

    /** Each costs nginx nothing, so thousands a second can be sent. */
    static Stream<Arguments> refusals() {
        String totem = "https://localhost:443/";
        return Stream.of(
                arguments("a path of scanners", totem + "wp-login.php?{}", List.of()),
                arguments("one below /api", totem + "api/x.php?{}", List.of()),
                arguments("one of the blog", "https://localhost:8443/xmlrpc.php?{}", List.of()),
                arguments("what cannot be read", totem + "{};x", List.of()),
                arguments("a method nobody takes", totem + "{}", List.of("-X", "TRACE")),
                arguments(
                        "too large a body",
                        totem + "language?{}",
                        List.of("--http1.1", "-X", "POST", "-H", "Content-Length: 900000", "-H", "Connection: close")),
                arguments("a host that is not ours", totem, List.of("-H", "Host: {}.example")),
                arguments(
                        "a host that is not ours, without TLS",
                        "http://localhost:80/",
                        List.of("-H", "Host: {}.example")),
                arguments("the way to HTTPS", "http://localhost:80/{}", List.of()));
    }

    /** They must not replace the log, of which so much is kept and no more: it is the evidence. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whoever_is_refused_again_and_again_has_few_lines_in_the_log(
            String what, String address, List<String> options) {
        String mark = "flood-" + System.nanoTime();
        Instant began = Instant.now();
        flood(
                address.replace("{}", mark),
                options.stream().map(option -> option.replace("{}", mark)).toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(mark, began)).isNotEmpty());
        long seconds = Duration.between(began, Instant.now()).toSeconds() + 1;
        assertThat(lines(mark, began).size())
                .as("of %d in %d s", FLOOD, seconds)
                .isLessThan((int) Math.min(2 * (AT_ONCE + A_SECOND * seconds), FLOOD));
    }

    private static void flood(String address, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-skgZ",
                "--max-time",
                "50",
                "--path-as-is",
                "--parallel-max",
                "50",
                "--interface",
                OtherAddress.FROM,
                "--connect-to",
                "::" + OtherAddress.DOOR + ":",
                "-o",
                "/dev/null"));
        command.addAll(options);
        command.addAll(Collections.nCopies(FLOOD, address));
        Docker.run(command.toArray(String[]::new));
    }

    private static List<String> lines(String mark, Instant since) {
        return Docker.run("docker", "logs", "--since", since.toString(), Docker.container("nginx"))
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
