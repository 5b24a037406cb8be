package io.totem.platform.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login/",
                "/processes/1a2b:42:99/end",
                "/api/policies/linux/php-fpm8.2",
                "/policies/linux/%5Bkworker%2B0%3A1%5D",
                "/policies/linux/50%25",
                "/policies/linux/%ED%95%9C%EA%B8%80",
                "/policies/linux/a..b",
                "/assets/app.X.js",
                "/.well-known/x",
                "/a/...",
                "/~me/(x)!$&'*+,=@"
            })
    void what_pages_and_programs_ask_for_is_plain(String path) {
        assertThat(PlainPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "login",
                "//",
                "//login",
                "/a//b",
                "/login;x",
                "/api;x/metrics",
                "/login%3b",
                "/login%3Bx=1",
                "/a\\b",
                "/a%5cb",
                "/a%2Fb",
                "/.",
                "/..",
                "/./login",
                "/a/./b",
                "/x/../login",
                "/login/.",
                "/%2e/login",
                "/%2E%2e/login",
                "/x/.%2e/login",
                "/login%00",
                "/login%0a",
                "/login%1F",
                "/login%7f",
                "/login ",
                "/login\n",
                "/login\u0000",
                "/%",
                "/%z1",
                "/a%1"
            })
    void what_can_be_read_in_several_ways_is_not(String path) {
        assertThat(PlainPath.isPlain(path)).isFalse();
    }

    @Test
    void a_long_path_costs_no_more_than_its_length() {
        String path = "/%2".repeat(20_000) + "/.".repeat(20_000) + ".";
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> PlainPath.isPlain(path));
    }
}
