package io.totem.dashboard.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ContextResolver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

    /** For whom the question of this moment is asked. */
    private static final ScopedValue<UpstreamCaller> CALLER = ScopedValue.newInstance();

    private final UpstreamAddresses addresses;
    private final Duration timeout;
    private final ObjectMapper problems;
    private final Answers answers;
    private final Map<Kind, Object> clients = new ConcurrentHashMap<>();

    ServiceClients(UpstreamAddresses addresses, UpstreamConfig config, ObjectMapper mapper) {
        this.addresses = addresses;
        this.timeout = config.timeout();
        this.problems = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.answers = new Answers(problems.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES));
    }

    /** @param timeout how long its answers may take */
    private record Kind(Class<?> api, Duration timeout) {}

    /** A field that a newer service adds is ignored; one that is missing, or null where there must be a value, is not. What is not said is left out of what is sent. */
    private record Answers(ObjectMapper mapper) implements ContextResolver<ObjectMapper> {

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }

    private static final class Caller implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            UpstreamCaller caller = CALLER.get();
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + caller.token());
            request.getHeaders()
                    .putSingle(HttpHeaders.ACCEPT_LANGUAGE, caller.locale().getLanguage());
        }
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
        A client = api.cast(clients.computeIfAbsent(new Kind(api, wait), kind -> client(service, kind)));
        try {
            return ScopedValue.where(CALLER, caller).call(() -> question.apply(client));
        } catch (WebApplicationException refused) {
            throw new UpstreamException(refusal(service, caller, refused.getResponse()), refused);
        } catch (ProcessingException noAnswer) {
            throw new UpstreamException(problem(service, caller, noAnswer), noAnswer);
        }
    }

    /** Not before the first question: this process knows its own port only after it has started. */
    private Object client(Service service, Kind kind) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(addresses.of(service))
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(kind.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .register(answers)
                .register(new Caller())
                .build(kind.api());
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
