package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.HttpServer;
import io.totem.api.text.LocalizedText;
import io.totem.platform.client.ApiClients;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The way to the other services, with the token of whoever started the run, the same in the stack and in standalone. So a run shows
 * nobody what they may not see.
 */
@Singleton
final class Peers {

    private static final Logger LOG = Logger.getLogger(Peers.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final int FIRST_REFUSAL = 300;

    private final PeerConfig config;
    private final HttpServer own;
    private final ObjectMapper mapper;
    private final ApiClients clients;

    Peers(PeerConfig config, HttpServer own, ObjectMapper mapper) {
        this.config = config;
        this.own = own;
        this.mapper = mapper;
        this.clients = new ApiClients(CONNECT, mapper);
    }

    /** @param api an interface of the service */
    <A, T> T ask(Peer peer, Class<A> api, String token, Function<A, T> question)
            throws PeerException, InterruptedException {
        ApiClients.OnBehalfOf caller = new ApiClients.OnBehalfOf(token, Optional.empty());
        try {
            return clients.ask(addressOf(peer), api, caller, config.timeout(), question);
        } catch (WebApplicationException refused) {
            throw refusal(peer, refused);
        } catch (ProcessingException noAnswer) {
            throw silence(peer, noAnswer);
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

    private static PeerException silence(Peer peer, ProcessingException noAnswer) throws InterruptedException {
        if (noAnswer.getCause() instanceof InterruptedException) {
            throw (InterruptedException) new InterruptedException().initCause(noAnswer);
        }
        if (noAnswer.getCause() instanceof JsonProcessingException) {
            return unreadable(peer, noAnswer);
        }
        LOG.debugf(noAnswer, "%s does not answer", peer.id());
        return new PeerException(text("peer.silent", peer.id()));
    }

    private static PeerException unreadable(Peer peer, Exception failure) {
        LOG.errorf(failure, "%s answered with something else than docs/api.md says", peer.id());
        return new PeerException(text("peer.unreadable", peer.id()));
    }

    private PeerException refusal(Peer peer, WebApplicationException refused) {
        Response response = refused.getResponse();
        return response.getStatus() < FIRST_REFUSAL
                ? unreadable(peer, refused)
                : new PeerException(why(peer, response), response.getStatus());
    }

    /** Its own title is in one language only: the code and the status are in none. */
    private LocalizedText why(Peer peer, Response response) {
        String status = Integer.toString(response.getStatus());
        try {
            JsonNode code = mapper.readTree(response.readEntity(String.class)).path("errorCode");
            if (code.isTextual()) {
                return text("peer.refused", peer.id(), status + " " + code.textValue());
            }
        } catch (JsonProcessingException noProblem) {
            LOG.debugf(noProblem, "%s answered %s without problem+json", peer.id(), status);
        }
        return text("peer.refused", peer.id(), status);
    }
}
