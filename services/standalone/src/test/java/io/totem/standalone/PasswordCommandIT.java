package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordCommandIT {

    private static final Pattern NEW_PASSWORD = Pattern.compile("new password of admin: (\\w{20})");

    @TempDir
    Path folder;

    @Test
    void a_reset_works_while_totem_runs_and_ends_the_users_sessions() {
        Path data = folder.resolve("data");
        try (TotemProcess totem = TotemProcess.start(data);
                Visitor admin = new Visitor(totem).firstLogin();
                Visitor again = new Visitor(totem)) {
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            String password = reset(data);
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(401);
            assertThat(again.logIn("admin", password).headers().firstValue("Location"))
                    .contains("/password");
            assertThat(totem.output()).doesNotContain(password);
            assertThat(data.resolve("requests")).isEmptyDirectory();
        }
    }

    @Test
    void a_reset_works_while_totem_is_stopped() {
        Path data = folder.resolve("data");
        try (TotemProcess totem = TotemProcess.start(data)) {
            totem.stop();
        }
        String password = reset(data);
        try (TotemProcess totem = TotemProcess.start(data);
                Visitor admin = new Visitor(totem)) {
            assertThat(admin.logIn("admin", password).headers().firstValue("Location"))
                    .contains("/password");
        }
    }

    @Test
    void an_unknown_user_and_an_unused_folder_are_said_and_nothing_is_made() {
        Path data = folder.resolve("data");
        assertThat(TotemProcess.run(data, Map.of(), "password", "admin").output())
                .contains("never started");
        try (TotemProcess _ = TotemProcess.start(data)) {
            TotemProcess.Ended ended = TotemProcess.run(data, Map.of(), "password", "nobody");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output()).contains("no user nobody");
        }
    }

    private static String reset(Path data) {
        TotemProcess.Ended ended = TotemProcess.run(data, Map.of(), "password", "admin");
        Matcher matcher = NEW_PASSWORD.matcher(ended.output());
        assertThat(matcher.find()).as(ended.output()).isTrue();
        return matcher.group(1);
    }
}
