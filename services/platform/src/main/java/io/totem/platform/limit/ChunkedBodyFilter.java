package io.totem.platform.limit;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Counts the bytes of bodies that come without a Content-Length. */
@Provider
public class ChunkedBodyFilter implements ContainerRequestFilter {

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    /** Asked for late: filters are made while the service is built, before it has its settings. */
    private final Instance<BodyLimit> limit;

    ChunkedBodyFilter(Instance<BodyLimit> limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(TRANSFER_ENCODING) != null
                && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null) {
            request.setEntityStream(limit.get().counted(request.getEntityStream()));
        }
    }
}
