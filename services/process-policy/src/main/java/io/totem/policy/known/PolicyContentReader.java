package io.totem.policy.known;

import io.totem.api.policies.PolicyContent;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** A policy as it is sent: a binding to the record would stop at the first field of a wrong type, this names all. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ConstrainedTo(RuntimeType.SERVER)
public class PolicyContentReader implements MessageBodyReader<PolicyContent> {

    private final UriInfo uri;

    PolicyContentReader(UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == PolicyContent.class;
    }

    @Override
    public PolicyContent readFrom(
            Class<PolicyContent> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        MultivaluedMap<String, String> address = uri.getPathParameters();
        return address.containsKey("name")
                ? PolicyReader.read(json, PolicyKey.of(address.getFirst("platform"), address.getFirst("name")))
                : PolicyReader.read(json);
    }
}
