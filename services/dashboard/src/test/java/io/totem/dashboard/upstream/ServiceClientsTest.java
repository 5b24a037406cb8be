package io.totem.dashboard.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.totem.api.metrics.Snapshot;
import io.totem.api.metrics.SnapshotApi;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServiceClientsTest {

    private static final String SNAPSHOT = "GET /api/metrics/snapshot";

    @Inject
    ServiceClients clients;

    @Inject
    HttpServer own;

    @BeforeEach
    void reset() {
        StubServices.reset();
    }

    @Test
    void each_question_carries_the_token_and_the_language_of_who_asks_also_of_several_at_once() {
        CompletableFuture<Snapshot> korean = CompletableFuture.supplyAsync(() -> ask(caller("one", Locale.KOREAN)));
        CompletableFuture<Snapshot> english = CompletableFuture.supplyAsync(() -> ask(caller("two", Locale.ENGLISH)));
        assertThat(korean.join()).isEqualTo(english.join());
        assertThat(StubServices.asked())
                .extracting(asked -> asked.authorization() + " " + asked.language())
                .containsExactlyInAnyOrder("Bearer one ko", "Bearer two en");
    }

    @Test
    void a_refusal_is_told_in_the_services_own_words() {
        StubServices.answer(
                SNAPSHOT,
                503,
                "{\"status\":503,\"title\":\"T\",\"detail\":\"D\",\"errorCode\":\"NO_SAMPLE\",\"node\":\"web-1\"}");
        refusal().satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.detail()).isEqualTo("D");
            assertThat(problem.errorCode()).isEqualTo("NO_SAMPLE");
        });
    }

    @Test
    void a_refusal_without_words_gets_ours() {
        StubServices.answer(SNAPSHOT, 500, "<html>");
        refusal().extracting(ServiceProblem::errorCode).isEqualTo("SERVICE_REFUSED");
        StubServices.answer(SNAPSHOT, 404, "");
        refusal().extracting(ServiceProblem::status).isEqualTo(404);
    }

    @Test
    void an_answer_of_another_shape_is_unreadable() {
        StubServices.answer(SNAPSHOT, 200, "{");
        refusal().extracting(ServiceProblem::errorCode).isEqualTo("SERVICE_UNREADABLE");
        StubServices.answer(
                SNAPSHOT, 200, GoldenDocuments.read("metrics/snapshot").replace("\"intervalMillis\": 1000,", ""));
        refusal().extracting(ServiceProblem::errorCode).isEqualTo("SERVICE_UNREADABLE");
        StubServices.answer(
                SNAPSHOT, 200, GoldenDocuments.read("metrics/snapshot").replace("1000,", "null,"));
        refusal().extracting(ServiceProblem::errorCode).isEqualTo("SERVICE_UNREADABLE");
    }

    @Test
    void what_a_newer_service_says_besides_is_left_out() {
        StubServices.answer(
                SNAPSHOT, 200, GoldenDocuments.read("metrics/snapshot").replaceFirst("\\{", "{\"moon\":1,"));
        assertThat(ask(caller("one", Locale.ENGLISH)).node()).isEqualTo("web-1");
    }

    @Test
    void a_service_that_is_not_there_is_said_to_be_down() {
        UpstreamAddresses nowhere = new UpstreamAddresses(new Nowhere(), own);
        ServiceClients none = new ServiceClients(nowhere, new Nowhere(), new ObjectMapper());
        refusal(none).extracting(ServiceProblem::errorCode).isEqualTo(ServiceProblem.SERVICE_DOWN);
    }

    /** On this port of this machine nothing listens. */
    private static final class Nowhere implements UpstreamConfig {

        @Override
        public Place metrics() {
            return () -> Optional.of(URI.create("http://127.0.0.1:1"));
        }

        @Override
        public Place processPolicy() {
            return metrics();
        }

        @Override
        public Place logStream() {
            return metrics();
        }

        @Override
        public Place siteDoctor() {
            return metrics();
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(4);
        }
    }

    private AbstractObjectAssert<?, ServiceProblem> refusal() {
        return refusal(clients);
    }

    private static AbstractObjectAssert<?, ServiceProblem> refusal(ServiceClients clients) {
        return Assertions.assertThatThrownBy(() -> ask(clients, caller("one", Locale.ENGLISH)))
                .asInstanceOf(type(UpstreamException.class))
                .extracting(UpstreamException::problem);
    }

    private Snapshot ask(UpstreamCaller caller) {
        return ask(clients, caller);
    }

    private static Snapshot ask(ServiceClients clients, UpstreamCaller caller) {
        return clients.ask(Service.METRICS, SnapshotApi.class, caller, SnapshotApi::snapshot);
    }

    private static UpstreamCaller caller(String token, Locale locale) {
        return new UpstreamCaller("dora", Optional.of(Role.VIEWER), token, locale);
    }
}
