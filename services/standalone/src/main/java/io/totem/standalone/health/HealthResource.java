package io.totem.standalone.health;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.Text;
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

    /** The whole answer. */
    public record Answer(ServiceHealth.Status status) {}

    private final ServiceHealth health;

    HealthResource(ServiceHealth health) {
        this.health = health;
    }

    @GET
    @PermitAll
    public Response health(@PathParam("service") String service) {
        ServiceHealth.Status status = health.of(service)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND,
                        new Text(
                                "그런 서비스는 없습니다. 있는 서비스: " + String.join(", ", ServiceHealth.SERVICES),
                                "There is no such service. There are: " + String.join(", ", ServiceHealth.SERVICES))));
        return Response.status(status == ServiceHealth.Status.UP ? 200 : 503)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type("application/json")
                .entity(new Answer(status))
                .build();
    }
}
