package io.totem.platform.health;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /health/<service>}: up or not, to anyone, and nothing more. */
@Path("/health/{service}")
@RunOnVirtualThread
public class HealthResource {

    /** The whole answer. @param status UP or DOWN */
    public record Answer(String status) {}

    private final ServiceHealth health;

    HealthResource(ServiceHealth health) {
        this.health = health;
    }

    @GET
    @PermitAll
    public Response health(@PathParam("service") String service) {
        boolean up = health.isUp(service)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND,
                        new LocalizedText("그런 서비스는 여기에 없습니다.", "There is no such service here.")));
        return Response.status(up ? 200 : 503)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type("application/json")
                .entity(new Answer(up ? "UP" : "DOWN"))
                .build();
    }
}
