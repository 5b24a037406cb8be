package io.totem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of one OpenAPI document (specification 3.1) another does not keep, each by the way to it. Descriptions may change, and names
 * may come in. (openapi-diff 2.1 takes every field that is not required for one that may go, and does not read the types of 3.1.)
 */
final class OpenApiChanges {

    private static final Set<String> WORDS = Set.of(
            "info", "description", "summary", "title", "tags", "example", "examples", "deprecated", "operationId");

    private final List<String> broken = new ArrayList<>();

    private OpenApiChanges() {}

    static List<String> breaking(JsonNode before, JsonNode now) {
        OpenApiChanges changes = new OpenApiChanges();
        changes.compare("", before, now);
        return List.copyOf(changes.broken);
    }

    private void compare(String way, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            before.properties().stream()
                    .filter(field -> !WORDS.contains(field.getKey()) || way.endsWith("/properties"))
                    .forEach(field -> compare(way + "/" + field.getKey(), field.getValue(), now.path(field.getKey())));
            if (now.has("required") && !before.has("required")) {
                broken.add(way + "/required is new");
            }
        } else if (before.isArray() && now.isArray()) {
            compareLists(way, before, now);
        } else if (now.isMissingNode()) {
            broken.add(way + " is gone");
        } else if (!before.equals(now)) {
            broken.add(way + " was " + before + " and is " + now);
        }
    }

    private void compareLists(String way, JsonNode before, JsonNode now) {
        if (way.endsWith("/parameters")) {
            before.forEach(parameter ->
                    compare(way + "/" + parameter.path("name").asText(), parameter, named(parameter, now)));
            return;
        }
        Set<JsonNode> old = all(before);
        Set<JsonNode> young = all(now);
        boolean mayGrow = way.endsWith("/enum");
        if (mayGrow ? !young.containsAll(old) : !young.equals(old)) {
            broken.add(way + " was " + before + " and is " + now);
        }
    }

    private static JsonNode named(JsonNode parameter, JsonNode list) {
        for (JsonNode candidate : list) {
            if (candidate.path("name").equals(parameter.path("name"))
                    && candidate.path("in").equals(parameter.path("in"))) {
                return candidate;
            }
        }
        return list.path("none");
    }

    private static Set<JsonNode> all(JsonNode list) {
        Set<JsonNode> all = new HashSet<>();
        list.forEach(all::add);
        return all;
    }
}
