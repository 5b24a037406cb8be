package io.totem.dashboard.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.platform.client.ApiClients;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The way from the pages to the services: their own interfaces (module api) over HTTP, with the reader's own token, the same in
 * the stack and in standalone.
 */
@Singleton
public final class ServiceClients {

    private static final Logger LOG = Logger.getLogger(ServiceClients.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final UpstreamAddresses addresses;
    private final Duration timeout;
    private final ObjectMapper problems;
    private final ApiClients clients;

    ServiceClients(UpstreamAddresses addresses, UpstreamConfig config, ObjectMapper mapper) {
        this.addresses = addresses;
        this.timeout = config.timeout();
        this.problems = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clients = new ApiClients(CONNECT, mapper);
    }

    /**
     * @param api an interface of the service
     * @throws UpstreamException when the service refuses or does not answer
     */
    public <A, T> T ask(Service service, Class<A> api, UpstreamCaller caller, Function<A, T> question) {
        return ask(service, api, caller, timeout, question);
    }

    /** @param wait how long the answer may take */
    public <A, T> T ask(Service service, Class<A> api, UpstreamCaller caller, Duration wait, Function<A, T> question) {
        ApiClients.OnBehalfOf asking = new ApiClients.OnBehalfOf(caller.token(), Optional.of(caller.locale()));
        try {
            return clients.ask(addresses.of(service), api, asking, wait, question);
        } catch (WebApplicationException refused) {
            throw new UpstreamException(refusal(service, caller, refused.getResponse()), refused);
        } catch (ProcessingException noAnswer) {
            throw new UpstreamException(problem(service, caller, noAnswer), noAnswer);
        }
    }

    private static ServiceProblem problem(Service service, UpstreamCaller caller, ProcessingException noAnswer) {
        if (noAnswer.getCause() instanceof JsonProcessingException) {
            return unreadable(service, caller);
        }
        LOG.debugf(noAnswer, "%s does not answer", service.id());
        return ServiceProblems.down(service, caller.locale());
    }

    private static ServiceProblem unreadable(Service service, UpstreamCaller caller) {
        LOG.errorf("%s answered with something else than docs/api.md says", service.id());
        return ServiceProblems.unreadable(service, caller.locale());
    }

    private ServiceProblem refusal(Service service, UpstreamCaller caller, Response response) {
        if (response.getStatus() < 300) {
            return unreadable(service, caller);
        }
        try {
            return problems.readValue(response.readEntity(String.class), ServiceProblem.class);
        } catch (JsonProcessingException noProblem) {
            LOG.debugf(noProblem, "%s answered %d without problem+json", service.id(), response.getStatus());
            return ServiceProblems.wordless(service, response.getStatus(), caller.locale());
        }
    }
}
