package io.totem.doctor.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;

/** Who asks, in English and in JSON. */
public final class People {

    private People() {}

    public static RequestSpecification viewer() {
        return as(InternalTokens.viewer());
    }

    public static RequestSpecification operator() {
        return as(InternalTokens.operator());
    }

    public static RequestSpecification admin() {
        return as(InternalTokens.admin());
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .contentType("application/json");
    }
}
