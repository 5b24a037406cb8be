package io.totem.stack;

import java.util.Map;

/** Policies of the suite. */
final class Policies {

    private Policies() {}

    /** Adds one and waits until the service has acknowledged it; its name. */
    static String add() {
        String name = "suite-" + System.nanoTime();
        Stack.admin()
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "platform",
                        "linux",
                        "category",
                        "user-program",
                        "description",
                        Map.of("ko", "시험용 프로그램입니다.", "en", "A program of the suite."),
                        "policy",
                        Map.of(
                                "is_system", false,
                                "terminatable", true,
                                "reason", Map.of("ko", "시험입니다.", "en", "A test."))))
                .post("/api/policies")
                .then()
                .statusCode(201);
        return name;
    }
}
