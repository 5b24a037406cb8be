package io.totem.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/processes", "/processes?search=a%20b&page=2", "/logs?source=file%3A%2Fvar"})
    void a_page_of_ours_is_taken(String page) {
        assertThat(NextPage.parse(page)).hasToString(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "",
                "processes",
                "/a\r\nSet-Cookie: totem=x",
                "/ //evil.example",
                "/login",
                "/logout",
                "/.//evil.example",
                "/%2f%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%5C%5Cevil.example",
                "/\tevil.example",
                "\t//evil.example",
                " //evil.example",
                "/a\u0000b",
                "/a\u007fb",
                "/\u560a\u560dSet-Cookie: totem=x",
                "/\uff0fevil.example",
                "/\u2028//evil.example",
                "/[//evil.example",
                "///evil.example"
            })
    void anything_else_leads_home(String elsewhere) {
        assertThat(NextPage.parse(elsewhere)).hasToString("/");
    }
}
