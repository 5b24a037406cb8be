package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartIT {

    @TempDir
    Path folder;

    @Test
    void the_first_admin_has_to_choose_a_password_and_is_known_after_a_restart() {
        Path data = folder.resolve("data");
        try (TotemProcess totem = TotemProcess.start(data);
                Visitor admin = new Visitor(totem)) {
            String first = totem.firstPassword();
            assertThat(totem.output()).doesNotContain(first);

            HttpResponse<String> login = admin.logIn("admin", first);
            assertThat(login.statusCode()).isEqualTo(303);
            assertThat(login.headers().firstValue("Location")).contains("/password");
            assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("totem=")
                    .contains("HTTPOnly")
                    .contains("SameSite=Strict")
                    .contains("Path=/");

            HttpResponse<String> tooEarly = admin.get("/api/processes");
            assertThat(tooEarly.statusCode()).isEqualTo(403);
            assertThat(tooEarly.body()).contains("PASSWORD_CHANGE_NEEDED");

            admin.post(
                    "/password",
                    Map.of("old", first, "chosen", Visitor.OWN_PASSWORD, "repeated", Visitor.OWN_PASSWORD));
            assertThat(data.resolve("first-password")).doesNotExist();
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            totem.stop();
        }
        try (TotemProcess again = TotemProcess.start(data);
                Visitor admin = new Visitor(again)) {
            assertThat(data.resolve("first-password")).doesNotExist();
            assertThat(admin.logIn("admin", Visitor.OWN_PASSWORD).headers().firstValue("Location"))
                    .contains("/");
        }
    }

    @Test
    void a_session_outlives_a_restart_and_ends_with_the_logout() {
        Path data = folder.resolve("data");
        String cookie;
        try (TotemProcess totem = TotemProcess.start(data);
                Visitor admin = new Visitor(totem).firstLogin()) {
            cookie = admin.cookie().orElseThrow();
            totem.kill();
        }
        try (TotemProcess totem = TotemProcess.start(data);
                Visitor admin = new Visitor(totem).holding(cookie)) {
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            admin.post("/logout", Map.of());
            assertThat(admin.holding(cookie).get("/api/metrics/snapshot").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void nobody_else_can_open_a_file_of_the_data_folder() throws IOException {
        Path data = folder.resolve("data");
        try (TotemProcess _ = TotemProcess.start(data);
                Stream<Path> files = Files.walk(data)) {
            assertThat(files)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_start_has_nothing_to_warn_of() {
        try (TotemProcess totem = TotemProcess.start(folder.resolve("data"))) {
            List<String> warnings = totem.output()
                    .lines()
                    .filter(line -> line.contains("WARN") || line.contains("ERROR") || line.contains("Unrecognized"))
                    .toList();
            assertThat(warnings).isEmpty();
        }
    }
}
