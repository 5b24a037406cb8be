package io.totem.dashboard.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The way from the pages to the services: their HTTP API, with the reader's own token, the same in the stack and in
 * standalone. A field a newer service adds is ignored.
 */
@Singleton
public final class Upstream {

    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final UpstreamAddresses addresses;
    private final Duration timeout;
    private final ObjectMapper mapper;
    private final HttpClient client;

    Upstream(UpstreamAddresses addresses, UpstreamConfig config, ObjectMapper mapper) {
        this.addresses = addresses;
        this.timeout = config.timeout();
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @param path from the first slash on, query included, already encoded
     * @throws UpstreamException when the service refuses or does not answer
     */
    public <T> T get(Service service, UpstreamCaller caller, String path, Class<T> type) {
        return read(send(service, caller, path), service, caller, type);
    }

    private HttpResponse<String> send(Service service, UpstreamCaller caller, String path) {
        HttpRequest request = HttpRequest.newBuilder(addresses.of(service).resolve(path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + caller.token())
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", caller.locale().getLanguage())
                .build();
        HttpResponse<String> response = exchange(service, caller, request);
        if (response.statusCode() >= 300) {
            throw new UpstreamException(refusal(response, service, caller));
        }
        return response;
    }

    private HttpResponse<String> exchange(Service service, UpstreamCaller caller, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            LOG.debugf(e, "%s does not answer %s", service.id(), request.uri());
            throw new UpstreamException(ServiceProblems.down(service, caller.locale()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(
                    ServiceProblems.down(service, caller.locale()), new InterruptedIOException("interrupted"));
        }
    }

    private <T> T read(HttpResponse<String> response, Service service, UpstreamCaller caller, Class<T> type) {
        return parse(
                () -> {
                    LOG.errorf(
                            "%s answered %s with something else than docs/api.md says", service.id(), response.uri());
                    return ServiceProblems.unreadable(service, caller.locale());
                },
                response.body(),
                type);
    }

    private ServiceProblem refusal(HttpResponse<String> response, Service service, UpstreamCaller caller) {
        try {
            return mapper.readValue(response.body(), ServiceProblem.class);
        } catch (JsonProcessingException noProblem) {
            LOG.debugf(noProblem, "%s answered %d without problem+json", service.id(), response.statusCode());
            return ServiceProblems.wordless(service, response.statusCode(), caller.locale());
        }
    }

    private <T> T parse(Supplier<ServiceProblem> otherwise, String body, Class<T> type) {
        try {
            return mapper.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UpstreamException(otherwise.get(), e);
        }
    }
}
