package io.totem.platform.body;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON of a request with a reader of ours: a binding to the record would stop at the first field of a wrong type, ours
 * names all that cannot be taken.
 */
public abstract class WholeBodyReader<T> implements MessageBodyReader<T> {

    private final Class<T> shape;
    private final UriInfo uri;

    protected WholeBodyReader(Class<T> shape, UriInfo uri) {
        this.shape = shape;
        this.uri = uri;
    }

    /** @param address what the path of the request says, by name */
    protected abstract T read(String json, MultivaluedMap<String, String> address) throws IOException;

    @Override
    public final boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == shape;
    }

    @Override
    public final T readFrom(
            Class<T> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(new String(body.readAllBytes(), StandardCharsets.UTF_8), uri.getPathParameters());
    }
}
