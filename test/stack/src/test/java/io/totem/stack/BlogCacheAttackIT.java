package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one visitor sends must not become what the next one is shown. */
class BlogCacheAttackIT {

    private static final String ECHO = "<?php echo json_encode([getallheaders(), $_COOKIE, $_SERVER]);";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Scheme",
                "X-Forwarded-Server",
                "X-Forwarded-For",
                "X-Forwarded-Ssl",
                "Forwarded",
                "X-Host",
                "X-Original-Host",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Client-IP",
                "Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Real-IP",
                "Front-End-Https",
                "Proxy",
                "Authorization",
                "Cookie"
            })
    void a_header_that_is_no_part_of_the_key_is_no_part_of_the_page(String header) {
        try (Placed echo = Placed.put("suite-poison-" + System.nanoTime() + ".php", ECHO)) {
            String value = header.equals("Authorization") ? "Basic cG9pc29u" : "poison=poison";
            Blog.visitor().header(header, value).get(echo.path()).then().statusCode(200);
            Blog.visitor().header(header, value).get(echo.path()).then().statusCode(200);
            Blog.awaitInTheCache(echo.path());
            assertThat(Blog.visitor().get(echo.path()).asString())
                    .contains("suite-poison-")
                    .doesNotContain("poison=poison", "cG9pc29u");
        }
    }

    @Test
    void whoever_brings_something_of_his_own_is_given_no_page_of_others_and_leaves_none() {
        String post = Blog.post();
        Blog.awaitInTheCache(post);
        for (Map.Entry<String, String> own : Map.of("Cookie", "woocommerce_cart=1", "Authorization", "Basic YTpi")
                .entrySet()) {
            assertThat(Blog.visitor()
                            .header(own.getKey(), own.getValue())
                            .get(post)
                            .header("X-Blog-Cache"))
                    .as(own.getKey())
                    .isEqualTo("BYPASS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wp-json", "/index.php/wp-json", "/index.php/wp-json/wp/v2/posts", "/wp-json/wp/v2/posts"})
    void answers_to_programs_are_never_kept(String path) {
        assertThat(Blog.visitor()
                        .header("X-HTTP-Method-Override", "DELETE")
                        .get(path)
                        .header("X-Blog-Cache"))
                .isNull();
    }

    @Test
    void another_name_in_host_than_in_the_line_is_refused() {
        RawRequest.Answer answer = RawRequest.whole(
                java.net.URI.create(Blog.URL),
                "GET " + Blog.URL + "/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
    }
}
