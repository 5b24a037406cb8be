package io.totem.dashboard.asset;

import io.totem.dashboard.page.Assets;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Browsers ask for this address whatever a page says. */
@Path("/favicon.ico")
@PermitAll
public class FaviconResource {

    private final Assets assets;

    FaviconResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response icon() {
        return Response.status(Response.Status.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, assets.path("icon.svg"))
                .build();
    }
}
