package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody besides the admin, made as `make user` makes them, who has chosen a password; and a user of this machine. */
final class People {

    static final String PASSWORD = "a sentence this person chose";

    /** A user of this machine, by number: among those who log in. */
    static final String LOGIN_USER = "1500";

    private People() {}

    /** A process that a user of this machine started and nobody needs. */
    static Process sleepAs(String user) throws IOException {
        return startAs(user, "sleep", "600");
    }

    static Process startAs(String user, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).start();
        // Until it became that program it is root's, and nobody may end it.
        await().until(() -> !process.isAlive()
                || process.info().command().filter(People::isProgramOfTheUser).isPresent());
        return process;
    }

    private static boolean isProgramOfTheUser(String executable) {
        return !executable.endsWith("/jspawnhelper") && !executable.endsWith("/setpriv");
    }

    /** The first password, as it was printed. */
    static String made(String name, String role) {
        Docker.Result made = Docker.exec("dashboard", "/docker-entrypoint.sh", "user", name, role);
        assertThat(made.code()).as(made.text()).isZero();
        return made.text().lines().findFirst().orElseThrow().replaceAll(".*password ", "");
    }

    /** The person's cookie. */
    static String loggedIn(String name, String role) {
        String given = made(name, role);
        String cookie = Stack.login(name, given);
        Stack.choosePassword(cookie, given, PASSWORD);
        return cookie;
    }

    /** In a browser that is on one of Totem's pages. */
    static RequestSpecification inBrowser(String cookie) {
        return Stack.visitor()
                .cookie(Stack.COOKIE, cookie)
                .header("Origin", Stack.URL)
                .contentType("application/json");
    }
}
