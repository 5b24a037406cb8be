package io.totem.stack;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every address that the stack has on Totem's origin, and every way of writing one differently. */
final class Routes {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** nginx' own, which no service knows. */
    private static final List<Route> OF_NGINX = List.of(
            new Route("GET", "/health/nginx"),
            new Route("GET", "/health/mariadb"),
            new Route("GET", "/blog/"),
            new Route("GET", "/error/400.html"),
            new Route("GET", "/internal/session"),
            new Route("GET", "/internal/"),
            new Route("GET", "/q/health"),
            new Route("GET", "/q/metrics"),
            new Route("GET", "/q/openapi"),
            new Route("GET", "/status"),
            new Route("GET", "/fpm/status"),
            new Route("GET", "/nowhere"));

    private Routes() {}

    record Route(String method, String path) {}

    /** @param headers lines, each with its end */
    record Variant(String name, String method, String target, String headers) {}

    /** By the services' own documents, on the port that only the inside reaches. */
    static List<Route> all() {
        List<Route> routes = new ArrayList<>(OF_NGINX);
        for (String service : Docker.JAVA) {
            Map<String, Map<String, Object>> paths = RestAssured.given()
                    .get(Relay.to(service, 9000) + "/q/openapi?format=json")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("paths");
            paths.forEach((path, operations) -> operations.keySet().stream()
                    .filter(METHODS::contains)
                    .map(method -> new Route(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]+}", "x")))
                    .filter(route -> !routes.contains(route))
                    .forEach(routes::add));
        }
        return List.copyOf(routes);
    }

    static Stream<Variant> variants(Route route) {
        String path = route.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String before = path.substring(0, path.length() - last.length());
        String second = path.indexOf('/', 1) < 0 ? path : path.substring(0, path.indexOf('/', 1));
        String rest = path.substring(second.length());
        Stream<String> targets = Stream.of(
                path + ";x",
                path + ";a=b/",
                second + ";x" + rest,
                second + "%3bx" + rest,
                path + "%3B",
                path + "/",
                path + "//",
                "/" + path,
                second + "/" + rest,
                "/." + path,
                path + "/.",
                "/x/.." + path,
                path + "/x/..",
                "/x/%2e%2e" + path,
                "/%2e" + path,
                "/x/..;" + path,
                second + "%2f" + rest,
                "/%2f" + path.substring(1),
                second + "%5c" + rest,
                "/\\" + path.substring(1),
                "/x\\.." + path,
                before + encoded(last),
                before + encoded(last).replace("%", "%25"),
                path.toUpperCase(Locale.ROOT),
                second.substring(0, 1) + mixed(second.substring(1)) + rest,
                path + "%00",
                path + "%0a",
                path + "%20",
                path + ".",
                path + ".json",
                path + "?/login",
                path + "?x=/assets/x",
                path + "%3f/login",
                path + "#/login",
                "/login/.." + path,
                "/assets/.." + path,
                "/health/nginx/../.." + path,
                "/login?/../.." + path,
                Stack.URL + path,
                Stack.URL + "/" + path,
                Stack.URL + "/x/.." + path);
        Stream<Variant> written =
                targets.map(target -> new Variant("GET or as it is: " + target, route.method(), target, ""));
        Stream<Variant> methods = Stream.of("HEAD", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "PUT", "get", "GETX")
                .filter(method -> !method.equals(route.method()))
                // HEAD is GET without its body: another route, where there is one to GET at the same address.
                .filter(method -> !method.equals("HEAD") || route.method().equals("GET"))
                .map(method -> new Variant("method " + method, method, path, ""));
        Stream<Variant> headers = Stream.of(
                        "X-HTTP-Method-Override: GET",
                        "X-HTTP-Method-Override: DELETE",
                        "X-Method-Override: PUT",
                        "X-Original-URL: /login",
                        "X-Rewrite-URL: /login",
                        "X-Forwarded-Prefix: /login",
                        "X-Totem-Token: x",
                        "X-Forwarded-For: 127.0.0.1",
                        "Authorization: Bearer e30.e30.e30",
                        "Authorization: Basic YWRtaW46YWRtaW4=")
                .map(header -> new Variant(header, route.method(), path, header + "\r\n"));
        return Stream.of(written, methods, headers).flatMap(each -> each);
    }

    private static String encoded(String word) {
        StringBuilder encoded = new StringBuilder();
        word.chars().forEach(letter -> encoded.append("%%%02x".formatted(letter)));
        return encoded.toString();
    }

    private static String mixed(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
