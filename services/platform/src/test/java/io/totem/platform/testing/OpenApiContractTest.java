package io.totem.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenApiContractTest {

    private static final String COMMITTED = """
            openapi: 3.1.0
            info: {title: Totem, version: "1"}
            paths:
              /api/cpu:
                get:
                  parameters:
                  - {name: core, in: query, schema: {type: integer}}
                  responses:
                    "200":
                      description: OK
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [percent]
                            properties:
                              percent: {type: number}
                              model: {type: string}
            """;

    @Test
    void what_is_as_committed_passes() {
        assertThatCode(() -> OpenApiContract.assertIsAsCommitted("x", COMMITTED, COMMITTED))
                .doesNotThrowAnyException();
    }

    @Test
    void a_field_that_is_gone_and_one_of_another_type_break_and_are_named() {
        assertBreaks(COMMITTED.replace("                  model: {type: string}\n", ""), "model");
        assertBreaks(COMMITTED.replace("model: {type: string}", "model: {type: integer}"), "model");
        assertBreaks(COMMITTED.replace("model: {type: string}", "model: {type: [string, 'null']}"), "model/type");
        assertBreaks(COMMITTED.replace("name: core", "name: cores"), "/parameters/core is gone");
        assertBreaks(COMMITTED.replace("in: query,", "in: query, required: true,"), "core/required is new");
        assertBreaks(COMMITTED.replace("/api/cpu:", "/api/cpus:"), "/api/cpu");
    }

    @Test
    void what_only_came_in_asks_for_the_file_to_be_written_anew() {
        assertThatThrownBy(() -> OpenApiContract.assertIsAsCommitted(
                        "x",
                        COMMITTED,
                        COMMITTED.replace(
                                "model: {type: string}",
                                "model: {type: string}\n                  cores: {type: integer}")))
                .hasMessageContaining("-Dopenapi.write=true");
    }

    private static void assertBreaks(String now, String name) {
        assertThatThrownBy(() -> OpenApiContract.assertIsAsCommitted("x", COMMITTED, now))
                .hasMessageContaining("breaks whoever asks x")
                .hasMessageContaining(name);
    }
}
