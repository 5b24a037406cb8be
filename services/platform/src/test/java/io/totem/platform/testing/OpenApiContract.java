package io.totem.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a service says of itself at {@code /q/openapi} beside what is committed in {@code docs/openapi}: nobody changes the API
 * without seeing it, and what breaks those who ask is named. {@code -Dopenapi.write=true} writes the file anew.
 */
public final class OpenApiContract {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path FOLDER = Path.of("../../docs/openapi");

    private OpenApiContract() {}

    public static void assertIsAsCommitted(String service) throws IOException {
        Path file = FOLDER.resolve(service + ".yaml");
        String now = given().accept("application/yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(file, now);
        }
        String committed = Files.readString(file);
        assertIsAsCommitted(service, committed, now);
    }

    static void assertIsAsCommitted(String service, String committed, String now) throws IOException {
        JsonNode before = YAML.readTree(committed);
        JsonNode after = YAML.readTree(now);
        // As trees: which of two types of an answer stands first changes from build to build.
        if (!before.equals(after)) {
            assertThat(OpenApiChanges.breaking(before, after))
                    .as("This breaks whoever asks %s", service)
                    .isEmpty();
            assertThat(now)
                    .as(
                            "docs/openapi/%s.yaml is older than the service: run this test with -Dopenapi.write=true",
                            service)
                    .isEqualTo(committed);
        }
    }
}
