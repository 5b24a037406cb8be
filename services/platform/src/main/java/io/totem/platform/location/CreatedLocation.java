package io.totem.platform.location;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers 201 with where to find what was just made, where the resource answers the thing itself. */
@Singleton
public class CreatedLocation {

    private static final String CREATED = CreatedLocation.class.getName();

    private final CurrentVertxRequest request;

    /** @param path from the first slash on, already encoded */
    private record Made(Response.Status status, String path) {}

    CreatedLocation(CurrentVertxRequest request) {
        this.request = request;
    }

    /** @param path from the first slash on, already encoded */
    public void at(String path) {
        at(Response.Status.CREATED, path);
    }

    /** @param status such as 202 for what is only begun */
    public void at(Response.Status status, String path) {
        request.getCurrent().put(CREATED, new Made(status, path));
    }

    @ServerResponseFilter
    public void tell(RoutingContext asked, ContainerResponseContext answer) {
        Made made = asked.get(CREATED);
        if (made != null) {
            answer.setStatus(made.status().getStatusCode());
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, made.path());
        }
    }
}
