package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.HttpServer;
import io.totem.api.text.LocalizedText;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The way to the other services: their HTTP API, with the token of whoever started the run, the same in the stack and in
 * standalone. So a run shows nobody what they may not see.
 */
@Singleton
final class Peers {

    private static final Logger LOG = Logger.getLogger(Peers.class);
    private static final int FIRST_REFUSAL = 300;

    private final PeerConfig config;
    private final HttpServer own;
    private final ObjectMapper mapper;
    private final HttpClient client;

    Peers(PeerConfig config, HttpServer own, ObjectMapper mapper) {
        this.config = config;
        this.own = own;
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /** @param path from the first slash on, query included, already encoded */
    <T> T get(Peer peer, String token, String path, Class<T> type) throws PeerException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(addressOf(peer).resolve(path))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json")
                .build();
        HttpResponse<String> response = exchange(peer, request);
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new PeerException(refusal(peer, response), response.statusCode());
        }
        try {
            return mapper.readValue(response.body(), type);
        } catch (JsonProcessingException e) {
            LOG.errorf(e, "%s answered %s with something else than docs/api.md says", peer.id(), response.uri());
            throw new PeerException(text("peer.unreadable", peer.id()));
        }
    }

    /** Read at each call: this process knows its own port only after it has started. */
    private URI addressOf(Peer peer) {
        PeerConfig.Place place = switch (peer) {
            case METRICS -> config.metrics();
            case PROCESS_POLICY -> config.processPolicy();
            case LOG_STREAM -> config.logStream();
        };
        return place.url().orElseGet(own::getLocalBaseUri);
    }

    private HttpResponse<String> exchange(Peer peer, HttpRequest request) throws PeerException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            LOG.debugf(e, "%s does not answer %s", peer.id(), request.uri());
            throw new PeerException(text("peer.silent", peer.id()));
        }
    }

    /** Its own title is in one language only: the code and the status are in none. */
    private LocalizedText refusal(Peer peer, HttpResponse<String> response) {
        String status = Integer.toString(response.statusCode());
        try {
            JsonNode code = mapper.readTree(response.body()).path("errorCode");
            if (code.isTextual()) {
                return text("peer.refused", peer.id(), status + " " + code.textValue());
            }
        } catch (JsonProcessingException noProblem) {
            LOG.debugf(noProblem, "%s answered %s without problem+json", peer.id(), status);
        }
        return text("peer.refused", peer.id(), status);
    }
}
