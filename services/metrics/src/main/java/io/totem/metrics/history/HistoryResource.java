package io.totem.metrics.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.metrics.MetricsError;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the machine did before. */
@Path("/api/metrics/history")
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class HistoryResource {

    private final HistoryReader reader;

    HistoryResource(HistoryReader reader) {
        this.reader = reader;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public History history(@QueryParam("range") @DefaultValue("1h") String range) {
        return reader.read(Range.parse(range).orElseThrow(HistoryResource::unknownRange));
    }

    private static ProblemException unknownRange() {
        String allowed = String.join(", ", Range.allowed());
        return new ProblemException(
                MetricsError.RANGE_UNKNOWN,
                new Text(
                        "볼 수 있는 기간은 " + allowed + "입니다. 이 가운데 하나를 range에 적어 다시 요청하세요.",
                        "The ranges are " + allowed + ". Ask again with one of them as range."),
                List.of(new FieldError("range", new Text(allowed + " 가운데 하나", "one of " + allowed))));
    }
}
