package io.totem.platform.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ContextResolver;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The way to other services: their own interfaces (module api) over HTTP, with the token of the caller, the same in the stack
 * and in standalone. For services that bring quarkus-rest-client-jackson.
 */
public final class ApiClients {

    /**
     * For whom a question is asked.
     *
     * @param token the internal token that the service verifies
     * @param language in which the service should refuse
     */
    public record OnBehalfOf(String token, Optional<Locale> language) {}

    private record ClientKey(URI address, Class<?> api, Duration timeout) {}

    /** For whom the question of this moment is asked. */
    private static final ScopedValue<OnBehalfOf> CALLER = ScopedValue.newInstance();

    private final Duration connect;
    private final StrictJson json;
    private final Map<ClientKey, Object> clients = new ConcurrentHashMap<>();

    /** @param connect how long it may take to reach a service */
    public ApiClients(Duration connect, ObjectMapper mapper) {
        this.connect = connect;
        this.json = new StrictJson(mapper.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES));
    }

    /**
     * A field that a newer service adds is ignored; one that is missing, or null where there must be a value, is not. What is not said is
     * left out of what is sent.
     */
    private record StrictJson(ObjectMapper mapper) implements ContextResolver<ObjectMapper> {

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }

    private static final class Authorization implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            OnBehalfOf caller = CALLER.get();
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + caller.token());
            caller.language()
                    .ifPresent(locale ->
                            request.getHeaders().putSingle(HttpHeaders.ACCEPT_LANGUAGE, locale.getLanguage()));
        }
    }

    /**
     * @param api an interface of the service
     * @param timeout how long the answer may take
     * @throws WebApplicationException when the service refuses, or its answer cannot be read (then its status is below 300)
     * @throws ProcessingException when the service does not answer, or its answer cannot be read (then Jackson's is the cause)
     */
    public <A, T> T ask(URI address, Class<A> api, OnBehalfOf caller, Duration timeout, Function<A, T> question) {
        A client = api.cast(clients.computeIfAbsent(new ClientKey(address, api, timeout), this::client));
        return ScopedValue.where(CALLER, caller).call(() -> question.apply(client));
    }

    private Object client(ClientKey key) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(key.address())
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(key.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .register(json)
                .register(new Authorization())
                .build(key.api());
    }
}
