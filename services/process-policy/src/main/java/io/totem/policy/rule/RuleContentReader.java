package io.totem.policy.rule;

import io.totem.api.rules.RuleContent;
import io.totem.platform.body.WholeBodyReader;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;

/** A rule as it is sent, with all that is wrong with it. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ConstrainedTo(RuntimeType.SERVER)
public class RuleContentReader extends WholeBodyReader<RuleContent> {

    RuleContentReader(UriInfo uri) {
        super(RuleContent.class, uri);
    }

    @Override
    protected RuleContent read(String json, MultivaluedMap<String, String> address) throws IOException {
        return RuleReader.read(json, Optional.ofNullable(address.getFirst("name")));
    }
}
