package io.totem.doctor.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.totem.doctor.diagnosis.Facts;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a stage saw, as JSON for programs: bounded, and without what an answer says beside its status, page and headers, which
 * may be secret.
 */
final class FactsJson {

    private static final int MOST_ITEMS = 100;
    private static final Set<String> LEFT_OUT = Set.of("page", "headers", "line", "mark", "before");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .withConfigOverride(
                    InetAddress.class, address -> address.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER)))
            .build();

    private FactsJson() {}

    static JsonNode of(Facts facts) {
        return shown(MAPPER.valueToTree(facts));
    }

    private static JsonNode shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> JsonNodeFactory.instance.textNode(Redacted.words(node.textValue()));
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> node;
        };
    }

    private static ObjectNode object(JsonNode node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !LEFT_OUT.contains(field.getKey()))
                .forEach(field -> object.set(field.getKey(), shown(field.getValue())));
        return object;
    }

    private static ArrayNode array(JsonNode node) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        node.valueStream().limit(MOST_ITEMS).map(FactsJson::shown).forEach(array::add);
        return array;
    }
}
