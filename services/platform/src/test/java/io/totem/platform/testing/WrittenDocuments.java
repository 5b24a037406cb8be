package io.totem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.api.testing.GoldenDocuments;

/** Whether a service writes what the golden documents of the API hold. */
public final class WrittenDocuments {

    private WrittenDocuments() {}

    /** @param mapper the one that writes the service's answers */
    public static void assertIsWritten(String name, Class<?> shape, ObjectMapper mapper)
            throws JsonProcessingException {
        assertIsWritten(name, mapper.constructType(shape), mapper);
    }

    /** The same of a shape with another in it, such as a page of a list. */
    public static void assertIsWritten(String name, TypeReference<?> shape, ObjectMapper mapper)
            throws JsonProcessingException {
        assertIsWritten(name, mapper.constructType(shape), mapper);
    }

    private static void assertIsWritten(String name, JavaType shape, ObjectMapper mapper)
            throws JsonProcessingException {
        String document = GoldenDocuments.read(name);
        Object value = mapper.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(document, shape);
        assertThat(mapper.readTree(mapper.writeValueAsString(value))).isEqualTo(mapper.readTree(document));
    }
}
