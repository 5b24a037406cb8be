package io.totem.platform.location;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers 201 with where to find what was just made, where the resource answers the thing itself. */
@Singleton
public class CreatedLocation {

    private static final String CREATED = CreatedLocation.class.getName();

    private final CurrentVertxRequest request;

    CreatedLocation(CurrentVertxRequest request) {
        this.request = request;
    }

    /** @param path from the first slash on, already encoded */
    public void at(String path) {
        request.getCurrent().put(CREATED, path);
    }

    @ServerResponseFilter
    public void tell(RoutingContext asked, ContainerResponseContext answer) {
        String path = asked.get(CREATED);
        if (path != null) {
            answer.setStatus(201);
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, path);
        }
    }
}
