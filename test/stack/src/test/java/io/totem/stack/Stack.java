package io.totem.stack;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The running stack as a browser sees it, and an admin who logged in once for all tests. */
final class Stack {

    static final String PROJECT = property("stack.project");
    static final String URL = property("stack.url");
    static final String PLAIN_URL = property("stack.plain");
    static final String COOKIE = "__Host-totem";

    static final String ADMIN_PASSWORD = "a long sentence of the suite";

    private static String session;

    private Stack() {}

    /** Nobody yet. */
    static RequestSpecification visitor() {
        return RestAssured.given()
                .relaxedHTTPSValidation()
                .baseUri(URL)
                .redirects()
                .follow(false);
    }

    /** The admin in a browser that is on one of Totem's pages. */
    static RequestSpecification admin() {
        return visitor().cookie(COOKIE, session()).header("Origin", URL);
    }

    static Path secretFile(String name) {
        return Path.of(property("stack.secrets"), name).toAbsolutePath().normalize();
    }

    static String secret(String name) {
        try {
            return Files.readString(secretFile(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The cookie after a login with that password, empty when it opens nothing. Just after a dashboard more was taken away, nginx may still
     * know its address: it says so with 503.
     */
    static String login(String name, String password) {
        Response answer = await().atMost(Duration.ofSeconds(15))
                .until(() -> sendLogin(name, password), response -> response.statusCode() != 503);
        String cookie = answer.getCookie(COOKIE);
        return cookie == null ? "" : cookie;
    }

    private static Response sendLogin(String name, String password) {
        return visitor()
                .header("Origin", URL)
                .formParam("name", name)
                .formParam("password", password)
                .formParam("next", "/")
                .post("/login");
    }

    /** The admin's cookie. */
    static synchronized String session() {
        if (session == null) {
            session = login("admin", ADMIN_PASSWORD);
            if (session.isEmpty()) {
                session = login("admin", secret("admin_password"));
                choosePassword(session, secret("admin_password"), ADMIN_PASSWORD);
            }
        }
        return session;
    }

    /** After the sessions of all were lost. */
    static synchronized void forgetSession() {
        session = null;
    }

    /** What everybody does who was given a password. */
    static void choosePassword(String cookie, String given, String chosen) {
        int status = visitor()
                .cookie(COOKIE, cookie)
                .header("Origin", URL)
                .formParam("old", given)
                .formParam("chosen", chosen)
                .formParam("repeated", chosen)
                .post("/password")
                .statusCode();
        if (status != 303) {
            throw new IllegalStateException("the first password could not be changed: " + status);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("run this by make test-stack: " + name + " is not set");
        }
        return value;
    }
}
