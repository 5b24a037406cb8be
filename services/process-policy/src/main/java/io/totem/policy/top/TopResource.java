package io.totem.policy.top;

import static io.totem.policy.Messages.text;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.problem.FieldError;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Who it was. */
@Path("/api/processes/top")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class TopResource {

    private final TopHistory history;
    private final NodeName node;

    TopResource(TopHistory history, NodeName node) {
        this.history = history;
        this.node = node;
    }

    /** One minute or hour, with the node it was measured on. */
    public record Top(String node, @JsonUnwrapped TopTimes times) {}

    @GET
    public Top top(@QueryParam("at") Optional<String> at) {
        return new Top(
                node.value(),
                at.map(String::strip)
                        .filter(words -> !words.isEmpty())
                        .map(TopResource::time)
                        .map(history::at)
                        .orElseGet(history::newest));
    }

    private static Instant time(String words) {
        try {
            return Instant.parse(words);
        } catch (DateTimeParseException wrong) {
            throw new ProblemException(
                    CommonError.BAD_REQUEST,
                    text("problem.filter"),
                    List.of(new FieldError("at", text("problem.filter.time"))));
        }
    }
}
