package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.stack.RawRequest.Answer;
import io.totem.stack.Routes.Route;
import io.totem.stack.Routes.Variant;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of Totem, written in every other way, asked by somebody without a session and by a viewer: nobody gets more
 * than from the plain address.
 */
class RoutesAttackIT {

    private static final String HOST = URI.create(Stack.URL).getAuthority();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<Route> routes;
    private static String viewer;

    @BeforeAll
    static void whoAsksForWhat() {
        routes = Routes.all();
        viewer = "Cookie: " + Stack.COOKIE + "=" + People.loggedIn("vera-" + System.currentTimeMillis(), "viewer")
                + "\r\nOrigin: " + Stack.URL + "\r\n";
    }

    @Test
    void no_way_of_writing_an_address_gives_more_than_the_address() throws IOException {
        assertThat(routes)
                .contains(
                        new Route("POST", "/login"),
                        new Route("GET", "/api/metrics/snapshot"),
                        new Route("POST", "/api/processes/x/termination"),
                        new Route("GET", "/api/logs/tail"),
                        new Route("GET", "/api/doctor/targets"));
        AtomicInteger asked = new AtomicInteger();
        List<String> more = routes.stream()
                .parallel()
                .flatMap(route -> Stream.of("", viewer)
                        // It would end the session that the walk is made with, or change its password.
                        .filter(identity -> identity.isEmpty() || !route.path().matches("/(logout|password|login)"))
                        .flatMap(identity -> given(route, identity, asked)))
                .toList();
        assertThat(more).isEmpty();
        long variants = Routes.variants(new Route("GET", "/login")).count();
        Handbook.write(
                RoutesAttackIT.class,
                "%d routes (methods counted apart), each in %d other ways of writing it, without a session and as a viewer."
                        .formatted(routes.size(), variants));
        assertThat(asked.get()).isGreaterThan(routes.size() * 50);
    }

    /** What was given to a variant and not to the route. */
    private static Stream<String> given(Route route, String identity, AtomicInteger asked) {
        Answer plain = ask(route.method(), route.path(), identity);
        return Routes.variants(route)
                .peek(_ -> asked.incrementAndGet())
                .map(variant -> judged(route, plain, variant, identity))
                .filter(said -> !said.isEmpty());
    }

    private static String judged(Route route, Answer plain, Variant variant, String identity) {
        Answer answer = ask(variant.method(), variant.target(), identity + variant.headers());
        String what = "%s %s %s, %s: %d, plain %d"
                .formatted(
                        route.method(),
                        route.path(),
                        identity.isEmpty() ? "without a session" : "as a viewer",
                        variant.name(),
                        answer.status(),
                        plain.status());
        // One person has so many streams and no more, and is told so.
        boolean full = answer.status() == 503 && route.path().endsWith("/stream");
        if (answer.status() == 500 || answer.status() > 501 && !full) {
            return what + " (failed)";
        }
        if (answer.status() / 100 == 3) {
            return leadsElsewhere(answer) ? what + " to " + answer.header("Location") : "";
        }
        boolean more = answer.status() / 100 == 2
                && plain.status() / 100 != 2
                && !variant.target().startsWith("/login?")
                && !isEmpty(answer);
        return more ? what : "";
    }

    /** To another origin, or by http. */
    private static boolean leadsElsewhere(Answer answer) {
        String location = answer.header("Location").orElse("");
        return !location.matches("/(?!/).*") && !location.equals(Blog.URL + "/");
    }

    /** OPTIONS says which methods there are. */
    private static boolean isEmpty(Answer answer) {
        return answer.status() == 204
                || answer.header("Content-Length").filter("0"::equals).isPresent();
    }

    /** As long as there are too many of us, again; where passwords are tried that is the answer. */
    private static Answer ask(String method, String target, String headers) {
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n" + headers
                + (method.matches("P[A-Z]+|DELETE") ? "Content-Type: application/json\r\nContent-Length: 2\r\n" : "")
                + "Connection: close\r\n\r\n" + (method.matches("P[A-Z]+|DELETE") ? "{}" : "");
        boolean limited = target.replaceFirst("\\?.*", "").matches("(?i).*/(login|password)/?.*");
        Answer first = RawRequest.head(OtherAddress.DOOR, 443, OtherAddress.FROM, request);
        return limited || first.status() != 429
                ? first
                : await().atMost(PATIENCE)
                        .until(
                                () -> RawRequest.head(OtherAddress.DOOR, 443, OtherAddress.FROM, request),
                                answer -> answer.status() != 429);
    }

    @Test
    void the_limit_on_logins_holds_however_the_address_is_written() throws IOException {
        for (String target : List.of("/login/", "/%6cogin", "/login?x", "/login/?x")) {
            assertThat(statuses(target)).as(target).contains(429);
        }
    }

    /** Of a hundred and fifty requests: nginx takes twenty at once and ten a second. */
    private static List<Integer> statuses(String target) throws IOException {
        String request = "POST " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\nContent-Length: 0\r\n";
        return RawRequest.statusesOfMany(30, 5, request + "\r\n", request + "Connection: close\r\n\r\n");
    }
}
