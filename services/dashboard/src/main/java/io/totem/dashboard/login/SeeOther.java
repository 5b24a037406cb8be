package io.totem.dashboard.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sends a browser to another page of ours: by its path alone, since a proxy in front may speak another scheme. */
public final class SeeOther {

    private SeeOther() {}

    public static Response page(URI path, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path.toASCIIString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookies)
                .build();
    }
}
