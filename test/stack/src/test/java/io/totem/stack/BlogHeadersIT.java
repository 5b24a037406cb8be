package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes between a browser and PHP, of cookies and of headers. */
class BlogHeadersIT {

    @Test
    void php_never_sees_totems_cookies_and_headers() {
        try (Placed echo =
                Placed.put("suite-echo.php", "<?php echo json_encode([$_COOKIE, getallheaders(), $_SERVER]);")) {
            for (String cookies : List.of(
                    "__Host-totem=confidential",
                    "a=1; __Host-totem=confidential; totem-theme=dark; wordpress_test_cookie=kept; totem=confidential; b=2",
                    "totem-zone=confidential; a=1; totem-log=confidential; b=2; __Host-totem=confidential",
                    "totem=confidential;a=1;totem=confidential;b=2;totem=confidential;c=3;totem=confidential;d=4;totem=confidential")) {
                String seen = Blog.passingTheCache()
                        .header("Cookie", cookies)
                        .header("Authorization", "Bearer confidential")
                        .header("X-Totem-Token", "confidential")
                        .header("X-Totem-Method", "confidential")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .get(echo.path())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(seen)
                        .contains("suite-echo.php")
                        .doesNotContainIgnoringCase("confidential")
                        .doesNotContain("__Host-", "totem-theme", "totem-zone", "totem-log", "X-Totem")
                        .doesNotContain("203.0.113.9");
            }
            JsonPath seen = JsonPath.from(Blog.passingTheCache()
                    .header("Cookie", "a=1; __Host-totem=x; wordpress_logged_in_1=totem|2; totem-zone=y; b=2")
                    .header("Authorization", "Basic YTpi")
                    .get(echo.path())
                    .asString());
            assertThat(seen.<String, String>getMap("[0]"))
                    .isEqualTo(Map.of("a", "1", "wordpress_logged_in_1", "totem|2", "b", "2"));
            assertThat(seen.getString("[1].Authorization")).isEqualTo("Basic YTpi");
        }
    }

    @Test
    void wordpress_cookies_around_totems_own_do_not_disturb_totem() {
        Stack.visitor()
                .header(
                        "Cookie",
                        "wordpress_logged_in_1=a; " + Stack.COOKIE + "=" + Stack.session()
                                + "; wp-settings-1=b; wordpress_test_cookie=c; totem-zone=Asia.Seoul; comment_author_1=d")
                .header("Accept", "text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("data-zone=\"Asia/Seoul\""));
    }

    @Test
    void what_php_says_about_the_policy_does_not_replace_the_blogs_own() {
        try (Placed lax = Placed.put("suite-policy.php", "<?php header(\"Content-Security-Policy: default-src *\");")) {
            assertThat(lax.answer().headers().getValues("Content-Security-Policy"))
                    .hasSize(2)
                    .anyMatch(policy -> policy.contains("connect-src 'self'"));
        }
    }
}
