package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import io.totem.standalone.testing.OwnAddressSite;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site doctor inside the one process: with the embedded store, and with the real other services as its neighbours. */
class SiteDoctorIT {

    private static final Duration A_WALK = Duration.ofSeconds(25);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private CountDownLatch answer = new CountDownLatch(0);
    private HttpServer site;

    @BeforeEach
    void a_site() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        site.setExecutor(threads);
        site.createContext("/", exchange -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> answer.getCount() == 0);
            byte[] page = "Hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void no_site() {
        answer.countDown();
        site.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_run_outlives_its_process_and_one_that_was_cut_off_by_its_death_says_so() {
        String kept;
        String cut;
        TotemProcess again;
        try (TotemProcess totem = TotemProcess.start(folder.resolve("data"));
                Visitor admin = new Visitor(totem).firstLogin()) {
            put(admin);
            kept = start(admin);
            JsonPath run = over(admin, kept);
            assertThat(run.getString("state")).as(run.prettify()).isIn("healthy", "attention");
            assertThat(run.getString("stages.find { it.stage == 'host' }.outcome"))
                    .isIn("passed", "failed");
            answer = new CountDownLatch(1);
            cut = start(admin);
            totem.kill();
            again = totem.startAgain();
        }
        try (again;
                Visitor admin = new Visitor(again)) {
            admin.logIn("admin", Visitor.OWN_PASSWORD);
            assertThat(over(admin, cut).getString("state")).isEqualTo("broken");
            assertThat(over(admin, cut).getString("sentence.en")).contains("cut off");
            assertThat(over(admin, kept).getString("state")).isIn("healthy", "attention");
            answer.countDown();
            assertThat(over(admin, start(admin)).getString("state")).isIn("healthy", "attention");
        }
    }

    @Test
    void where_the_host_is_not_seen_the_other_services_tell_of_it() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Path log = logs.resolve("error.log");
        Files.createFile(log);
        try (OwnAddressSite broken = new OwnAddressSite(log);
                TotemProcess totem = TotemProcess.start(
                        folder.resolve("data"),
                        Map.of("TOTEM_DOCTOR_SEES_HOST", "false", "TOTEM_LOG_STREAM_ROOTS", logs.toString()));
                Visitor admin = new Visitor(totem).firstLogin()) {
            String target =
                    "{\"name\": \"Broken\", \"url\": \"%s\", \"privateNetwork\": true, \"errorLog\": \"file:%s\"}"
                            .formatted(broken.url(), log);
            assertThat(admin.send("PUT", "/api/doctor/targets/hello", target).statusCode())
                    .isEqualTo(201);
            JsonPath run = over(admin, start(admin));
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("down");
            assertThat(run.getInt("stages.find { it.stage == 'error-log' }.facts.log.lines[0].errno"))
                    .isEqualTo(111);
            assertThat(run.getString("stages.find { it.stage == 'host' }.summary.en"))
                    .doesNotContain("does not answer", "refused the question", "cannot be read");
            assertThat(run.getList("stages.find { it.stage == 'host' }.facts.fileSystems.items"))
                    .isNotEmpty();
        }
    }

    private void put(Visitor admin) {
        String url = "http://127.0.0.1:" + site.getAddress().getPort() + "/";
        String target = "{\"name\": \"Hello\", \"url\": \"" + url + "\", \"text\": \"Hello\"}";
        assertThat(admin.send("PUT", "/api/doctor/targets/hello", target).statusCode())
                .isEqualTo(201);
    }

    private static String start(Visitor admin) {
        await().atMost(A_WALK)
                .until(() ->
                        JsonPath.from(admin.get("/api/doctor/targets/hello").body())
                                        .get("running")
                                == null);
        return JsonPath.from(admin.send("POST", "/api/doctor/targets/hello/runs", "{}")
                        .body())
                .getString("run.id");
    }

    private static JsonPath over(Visitor admin, String run) {
        await().atMost(A_WALK)
                .until(() -> !JsonPath.from(admin.get("/api/doctor/runs/" + run).body())
                        .getString("state")
                        .equals("running"));
        return JsonPath.from(admin.get("/api/doctor/runs/" + run).body());
    }
}
