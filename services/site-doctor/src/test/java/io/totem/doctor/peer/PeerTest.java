package io.totem.doctor.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.totem.api.testing.GoldenDocuments;
import io.totem.doctor.host.Availability;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.testing.People;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
@QuarkusTestResource(StubServices.class)
class PeerTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    @Inject
    Peers peers;

    @BeforeEach
    void nobody_has_asked() {
        StubServices.forget();
    }

    @Test
    void a_containers_error_log_is_found_by_its_name_and_read_with_the_engines_time() throws InterruptedException {
        StubServices.answer("/api/logs/sources", """
                {"node": "n", "page": 1, "size": 500, "pages": 1, "total": 2, "notes": [], "items": [
                  {"id": "file:/host/docker/a.log", "name": "docker: totem-nginx-1.1", "kind": "file", "readable": true,
                   "role": "operator", "allowed": true, "path": null, "sizeBytes": null, "modifiedAt": null, "reason": null},
                  {"id": "file:/host/docker/b.log", "name": "docker: totem-nginx-1", "kind": "file", "readable": true,
                   "role": "operator", "allowed": true, "path": null, "sizeBytes": null, "modifiedAt": null, "reason": null}]}
                """);
        StubServices.answer("/api/logs/tail", """
                {"node": "n", "source": "file:/host/docker/b.log", "cursor": "c", "lines": [
                  {"cursor": "1", "origin": null, "cut": false, "at": "2026-11-21T11:59:00Z", "level": "error", "text": "2026/11/21 20:59:00 [error] 7#7: *1 old"},
                  {"cursor": "2", "origin": null, "cut": false, "at": "2026-11-21T12:00:01Z", "level": "info", "text": "192.0.2.7 GET / 502"},
                  {"cursor": "3", "origin": null, "cut": false, "at": "2026-11-21T12:00:02Z", "level": "error",
                   "text": "2026/11/21 21:00:02 [error] 7#7: *3 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.7, server: site.test, request: \\"GET / HTTP/1.1\\", upstream: \\"fastcgi://172.18.0.5:9000\\""}]}
                """);
        ErrorLog.Lines lines = new StreamedErrorLog(peers, "token-of-oscar", "docker: totem-nginx-1").since(BEGIN);
        assertThat(lines.trouble()).isEmpty();
        assertThat(lines.lines()).hasSize(1);
        assertThat(lines.lines().getFirst().failed(111)).isTrue();
        assertThat(lines.lines().getFirst().at()).isEqualTo(BEGIN.plusSeconds(2));
        assertThat(StubServices.asked())
                .containsExactly(
                        "Bearer token-of-oscar /api/logs/sources?search=totem-nginx-1&size=500",
                        "Bearer token-of-oscar /api/logs/tail?source=file%3A%2Fhost%2Fdocker%2Fb.log&lines=300");
    }

    @Test
    void a_log_that_nobody_knows_or_may_read_is_said_to_be_unread() throws InterruptedException {
        StubServices.answer("/api/logs/sources", GoldenDocuments.read("logs/sources-none"));
        ErrorLog.Lines nowhere = new StreamedErrorLog(peers, "t", "docker: gone").since(BEGIN);
        assertThat(nowhere.readable()).isFalse();
        assertThat(nowhere.trouble().orElseThrow().en()).contains("no log called docker: gone");
        ErrorLog.Lines refused = new StreamedErrorLog(peers, "t", "file:/var/log/x").since(BEGIN);
        assertThat(refused.trouble().orElseThrow().en()).contains("log-stream", "404 NOT_FOUND");
        assertThat(refused.trouble().orElseThrow().ko()).contains("log-stream", "404 NOT_FOUND");
    }

    @Test
    void the_machine_is_as_metrics_and_process_policy_tell() throws InterruptedException {
        StubServices.answer("/api/services", GoldenDocuments.read("metrics/services"));
        StubServices.answer(
                "/api/metrics/snapshot",
                GoldenDocuments.read("metrics/snapshot")
                        .replace("51539607552", "10")
                        .replaceFirst("(\"mountPoint\": \"/home\"[^}]*\"readOnly\": )false", "$1true"));
        StubServices.answer("/api/containers", """
                {"node": "n", "page": 1, "size": 500, "pages": 1, "total": 2, "items": [
                  {"id": "1", "name": "totem-wordpress-1", "image": "w", "project": "totem", "service": "wordpress", "ours": true,
                   "state": "running", "health": "unhealthy", "condition": "unhealthy", "conditionText": {"ko": "", "en": ""},
                   "exitCode": null, "outOfMemory": false, "reason": null, "restartPolicy": null, "restarts": 0,
                   "startedAt": null, "up": false},
                  {"id": "2", "name": "old", "image": "o", "project": null, "service": null, "ours": false,
                   "state": "exited", "health": null, "condition": "stopped", "conditionText": {"ko": "", "en": ""},
                   "exitCode": 137, "outOfMemory": true, "reason": null, "restartPolicy": null, "restarts": 0,
                   "startedAt": null, "up": false}]}
                """);
        PeerHost host = new PeerHost(peers, "t");
        assertThat(host.failedUnits().known()).extracting(FailedUnit::name).containsExactly("rsyslog.service");
        assertThat(host.fileSystems().known())
                .extracting(FileSystem::mountPoint)
                .containsExactly("/", "/var");
        assertThat(host.fileSystems().known().getFirst().isFull()).isTrue();
        assertThat(host.containers().known())
                .extracting(Container::state, Container::health, Container::exitCode, Container::outOfMemory)
                .containsExactly(
                        tuple(Container.State.RUNNING, Container.Health.UNHEALTHY, Optional.empty(), false),
                        tuple(Container.State.EXITED, Container.Health.UNKNOWN, Optional.of(137), true));
        assertThat(host.outOfMemoryKills(BEGIN)).isInstanceOf(Availability.Unknown.class);
    }

    @Test
    void what_cannot_be_told_is_unknown_with_the_reason() throws InterruptedException {
        PeerHost host = new PeerHost(peers, "t");
        assertThat(why(host.containers())).contains("process-policy", "404");
        StubServices.answer(
                "/api/services",
                GoldenDocuments.read("metrics/services-none")
                        .replace("\"systemd\"", "\"processes\"")
                        .replace("As systemd answers over D-Bus.", "No systemd here."));
        assertThat(why(host.failedUnits())).isEqualTo("No systemd here.");
        StubServices.answer("/api/metrics/snapshot", "[1]");
        assertThat(why(host.fileSystems())).contains("metrics", "cannot be read");
    }

    @Test
    void a_file_that_log_stream_does_not_read_is_not_taken_for_a_log() {
        await().until(() -> People.viewer().get("/api/doctor/targets").statusCode() == 200);
        StubServices.forget();
        StubServices.refuse("/api/logs/tail");
        save("file:/etc/shadow").statusCode(400).body("errors.field", contains("errorLog"));
        save("docker: totem-nginx-1").statusCode(201);
        assertThat(StubServices.asked())
                .singleElement()
                .asString()
                .endsWith(" /api/logs/tail?source=file%3A%2Fetc%2Fshadow&lines=1")
                .startsWith("Bearer ");
        StubServices.forget();
        save("file:/var/log/not-yet-there.log").statusCode(200);
    }

    private static ValidatableResponse save(String log) {
        return People.admin()
                .body("{\"name\": \"x\", \"url\": \"http://x/\", \"errorLog\": \"" + log + "\"}")
                .put("/api/doctor/targets/peer-test")
                .then();
    }

    private static String why(Availability<?> told) {
        assertThat(told).isInstanceOf(Availability.Unknown.class);
        return told instanceof Availability.Unknown<?> unknown ? unknown.why().en() : "";
    }
}
