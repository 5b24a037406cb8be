package io.totem.platform.stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No proxy may hold back, compress or keep an event stream. */
@Singleton
public class StreamHeaders {

    @ServerResponseFilter
    public void add(ContainerResponseContext response) {
        if (MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType())) {
            response.getHeaders().putSingle("X-Accel-Buffering", "no");
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        }
    }
}
