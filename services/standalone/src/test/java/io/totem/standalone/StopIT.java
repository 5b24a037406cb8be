package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {

    @TempDir
    Path folder;

    @Test
    void it_stops_within_five_seconds_with_a_stream_open() throws Exception {
        try (TotemProcess totem = TotemProcess.start(folder.resolve("data"));
                Visitor admin = new Visitor(totem).firstLogin();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = client.send(
                    admin.request("/api/metrics/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.body().read()).isEqualTo(':');
            assertThat(totem.stop()).isLessThan(Duration.ofSeconds(5));
            assertThat(totem.output()).doesNotContain("ERROR");
            client.shutdownNow();
        }
    }
}
