package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;

/** Somebody besides the admin, made as `make user` makes them, who has chosen a password. */
final class People {

    static final String PASSWORD = "a sentence this person chose";

    private People() {}

    /** The person's cookie. */
    static String loggedIn(String name, String role) {
        Docker.Result made = Docker.exec("dashboard", "/docker-entrypoint.sh", "user", name, role);
        assertThat(made.code()).as(made.text()).isZero();
        String given = made.text().lines().findFirst().orElseThrow().replaceAll(".*password ", "");
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
