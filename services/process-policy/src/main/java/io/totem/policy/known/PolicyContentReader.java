package io.totem.policy.known;

import io.totem.api.policies.PolicyContent;
import io.totem.platform.body.WholeBodyReader;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** A policy as it is sent, with all that is wrong with it. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ConstrainedTo(RuntimeType.SERVER)
public class PolicyContentReader extends WholeBodyReader<PolicyContent> {

    PolicyContentReader(UriInfo uri) {
        super(PolicyContent.class, uri);
    }

    @Override
    protected PolicyContent read(String json, MultivaluedMap<String, String> address) throws IOException {
        return address.containsKey("name")
                ? PolicyReader.read(json, PolicyKey.of(address.getFirst("platform"), address.getFirst("name")))
                : PolicyReader.read(json);
    }
}
