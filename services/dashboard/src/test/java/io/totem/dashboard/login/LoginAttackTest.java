package io.totem.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.totem.dashboard.attempt.FailureService;
import io.totem.dashboard.testing.Client;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.address.AddressBlock;
import io.totem.platform.caller.Role;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Strangers at the login, over HTTP, each test from loopback addresses of its own. */
@QuarkusTest
class LoginAttackTest extends PageTest {

    private static final String PASSWORD = "correct horse";

    @Inject
    Users users;

    @Inject
    FailureService failures;

    @Inject
    Clock clock;

    private void somebody(String name) {
        users.add(new User(name, Passwords.hash(PASSWORD), Role.VIEWER, true, false, clock.instant()));
    }

    private static HttpResponse<String> guessUntilLater(Client guesser, String name) {
        return untilLater(() -> guesser.logIn(name, "wrong"));
    }

    /** The first answer that says to wait; it comes soon, however slow the machine is, since the waits grow. */
    private static HttpResponse<String> untilLater(Supplier<HttpResponse<String>> guess) {
        return Stream.generate(guess)
                .limit(12)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("twelve guesses, and no wait"));
    }

    @Test
    void two_hundred_connections_from_one_address_are_all_answered_and_hold_up_nobody() {
        somebody("ada");
        try (Client attacker = new Client("127.0.1.1");
                Client elsewhere = new Client("127.0.1.2");
                Client device = new Client("127.0.1.1")) {
            assertThat(device.logIn("ada", PASSWORD).statusCode()).isEqualTo(303);
            assertThat(device.post("/logout", "").statusCode()).isEqualTo(303);

            List<CompletableFuture<HttpResponse<String>>> flood = IntStream.range(0, 200)
                    .mapToObj(number -> attacker.logInLater("name" + number, "wrong"))
                    .toList();
            assertThat(elsewhere.logIn("ada", PASSWORD).statusCode()).isEqualTo(303);
            assertThat(device.logIn("ada", PASSWORD).statusCode())
                    .as("a known device at the attacker's own address")
                    .isEqualTo(303);
            assertThat(flood.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                    .hasSize(200)
                    .containsOnly(401, 429)
                    .contains(429);
        }
    }

    @Test
    void whoever_has_to_wait_is_told_for_how_long_on_the_page_that_keeps_the_name() {
        try (Client guesser = new Client("127.0.2.1")) {
            HttpResponse<String> answer = guessUntilLater(guesser.with("Accept-Language", "en"), "grace");
            String seconds = answer.headers().firstValue("Retry-After").orElseThrow();
            assertThat(Integer.parseInt(seconds)).isBetween(1, 30);
            assertThat(answer.body())
                    .contains("Wait " + seconds + " s", "data-seconds=\"" + seconds + "\"", "value=\"grace\"")
                    .doesNotContain("value=\"wrong\"");
            assertThat(guessUntilLater(guesser.with("Accept-Language", "ko"), "grace")
                            .body())
                    .contains("초 뒤에 다시 시도하세요");
        }
    }

    /** Names that are there, logged in at that very address, disabled, nobody's, and nobody can have. */
    @Test
    void whoever_shares_an_address_gets_one_answer_for_all_names() {
        somebody("margaret");
        somebody("radia");
        users.add(new User("annie", Passwords.hash(PASSWORD), Role.VIEWER, false, false, clock.instant()));
        List<String> names = List.of("margaret", "radia", "annie", "nobody", "{nobody}");
        String address = "127.0.9.1";
        try (Client owner = new Client(address)) {
            assertThat(owner.logIn("margaret", PASSWORD).statusCode()).isEqualTo(303);

            assertThat(answersFrom(address, names)).hasSize(1).allMatch(answer -> answer.startsWith("401"));
            for (int number = 0; number < 30; number++) {
                failures.count("address " + AddressBlock.of(address).text());
            }
            assertThat(answersFrom(address, names)).hasSize(1).allMatch(answer -> answer.startsWith("429"));
            assertThat(owner.logIn("margaret", PASSWORD).statusCode())
                    .as("on the known device")
                    .isEqualTo(303);
        }
    }

    /** Each in a new browser: what is the same for all of them comes once. */
    private static Set<String> answersFrom(String address, List<String> names) {
        return names.stream()
                .map(name -> {
                    try (Client stranger = new Client(address)) {
                        HttpResponse<String> answer = stranger.logIn(name, PASSWORD + "?");
                        Map<String, List<String>> headers =
                                new TreeMap<>(answer.headers().map());
                        headers.remove("date");
                        headers.computeIfPresent("set-cookie", (_, cookies) -> withoutSignature(cookies));
                        headers.computeIfPresent("content-length", (_, _) -> List.of());
                        String body = answer.body().replace("value=\"" + name + "\"", "value=\"NAME\"");
                        return answer.statusCode() + " " + headers + " " + body;
                    }
                })
                .collect(Collectors.toSet());
    }

    private static List<String> withoutSignature(List<String> cookies) {
        return cookies.stream()
                .map(cookie -> cookie.replaceFirst("=[0-9]+\\.[0-9]+\\.[A-Za-z0-9_-]{43};", "=TICKET;"))
                .toList();
    }

    @Test
    void a_program_gets_a_problem_and_not_a_page() {
        try (Client program = new Client("127.0.3.1").with("Accept", "application/json")) {
            HttpResponse<String> wrong = program.logIn("linus", "wrong");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
            HttpResponse<String> later = guessUntilLater(program, "linus");
            assertThat(later.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(later.headers().firstValue("Retry-After")).isPresent();
            assertThat(later.body()).contains("LOGIN_LATER");
        }
    }

    @Test
    void a_forwarded_address_is_not_believed_and_does_not_dodge_the_count() {
        try (Client guesser = new Client("127.0.4.1")) {
            // Three are free at one address; under a name, wherever they come from, ten.
            List<Integer> answers = IntStream.range(0, 9)
                    .mapToObj(number -> guesser.with("X-Forwarded-For", "192.0.2." + number)
                            .with("X-Forwarded-Trusted-Proxy", "true")
                            .with("Forwarded", "for=192.0.2." + number)
                            .logIn("edsger", "wrong")
                            .statusCode())
                    .toList();
            assertThat(answers).containsOnly(401, 429).contains(429);
        }
    }

    @Test
    void wrong_old_passwords_count_by_session_and_do_not_slow_the_owner() {
        somebody("barbara");
        try (Client thief = new Client("127.0.5.1");
                Client owner = new Client("127.0.5.2")) {
            thief.logIn("barbara", PASSWORD);
            owner.logIn("barbara", PASSWORD);
            String wrong = "old=wrong&chosen=another+sentence&repeated=another+sentence";
            HttpResponse<String> later = untilLater(() -> thief.post("/password", wrong));
            assertThat(later.body())
                    .contains("data-seconds=\""
                            + later.headers().firstValue("Retry-After").orElseThrow() + "\"");

            assertThat(owner.post("/password", "old=correct+horse&chosen=short&repeated=short")
                            .statusCode())
                    .as("right, but the new one is too short: that counts for nothing")
                    .isEqualTo(400);
            assertThat(owner.post("/password", "old=correct+horse&chosen=another+sentence&repeated=another+sentence")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(thief.post("/password", wrong).statusCode())
                    .as("the other session has ended")
                    .isIn(303, 401);
        }
    }

    @Test
    void another_login_in_the_same_browser_ends_the_session_before() {
        somebody("alan");
        try (Client browser = new Client("127.0.6.1")) {
            browser.logIn("alan", PASSWORD);
            String before = browser.cookie("totem");
            browser.logIn("alan", PASSWORD);
            assertThat(browser.cookie("totem")).isNotEqualTo(before);
            RestAssured.given()
                    .redirects()
                    .follow(false)
                    .cookie("totem", before)
                    .header("Accept", "text/html")
                    .get("/password")
                    .then()
                    .statusCode(303)
                    .header("Location", org.hamcrest.Matchers.startsWith("/login"));
        }
    }

    @Test
    void a_cookie_that_somebody_put_into_the_browser_beforehand_is_not_the_session() {
        somebody("tony");
        String planted = "p".repeat(43);
        try (Client browser =
                new Client("127.0.7.1").with("Cookie", "totem=" + planted + "; totem-device=" + planted)) {
            HttpResponse<String> answer = browser.logIn("tony", PASSWORD);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"))
                    .noneMatch(cookie -> cookie.contains(planted));
        }
    }

    @Test
    void another_site_can_neither_log_somebody_in_nor_out() {
        somebody("donald");
        for (String authorization : List.of("", "Basic bWFsbG9yeTpzZWNyZXQ=", "Negotiate abc")) {
            try (Client site = new Client("127.0.8.1")
                    .with("Origin", "https://evil.example")
                    .with("Authorization", authorization)) {
                assertThat(site.logIn("donald", PASSWORD).statusCode())
                        .as(authorization)
                        .isEqualTo(403);
                assertThat(site.post("/logout", "").statusCode())
                        .as(authorization)
                        .isEqualTo(403);
            }
        }
    }
}
