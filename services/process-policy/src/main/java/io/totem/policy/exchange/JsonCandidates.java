package io.totem.policy.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.known.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads policies from JSON. What nests deeper or is longer than any policy is refused while it is read. */
final class JsonCandidates {

    static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(12)
            .maxStringLength(20_000)
            .maxNameLength(1_000)
            .maxNumberLength(30)
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private JsonCandidates() {}

    /** @throws ProblemException 400 with the place where it stops being JSON */
    static List<Candidate> ofDocument(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return ofDocument(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static List<Candidate> ofDocument(JsonParser parser) throws IOException {
        try {
            List<Candidate> candidates = new ArrayList<>();
            switch (parser.nextToken()) {
                case START_ARRAY -> array(parser, candidates);
                case START_OBJECT -> object(parser, candidates);
                case null, default -> throw Unreadable.at(1, 1, "shape");
            }
            if (parser.nextToken() != null) {
                JsonLocation at = parser.currentTokenLocation();
                throw Unreadable.at(at.getLineNr(), at.getColumnNr(), "trailing");
            }
            return candidates;
        } catch (JsonProcessingException broken) {
            throw Unreadable.of(broken, parser.currentLocation());
        }
    }

    private static void array(JsonParser parser, List<Candidate> candidates) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            candidates.add(full(parser.readValueAsTree(), line));
            ImportLimits.check(candidates.size());
        }
    }

    /** One object a line; a line that is none does not stop the others. */
    static List<Candidate> ofLines(String text) {
        List<Candidate> candidates = new ArrayList<>();
        long number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                candidates.addAll(ofLine(line, number));
                ImportLimits.check(candidates.size());
            }
        }
        return candidates;
    }

    private static List<Candidate> ofLine(String text, long line) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            parser.nextToken();
            JsonNode node = parser.readValueAsTree();
            if (parser.nextToken() != null) {
                return List.of(Candidate.rejected(line, "", Messages.text("import.trailing"), List.of()));
            }
            return isBare(node) ? bare(node, line) : List.of(full(node, line));
        } catch (JsonProcessingException broken) {
            return List.of(Candidate.rejected(line, "", Unreadable.inLine(broken), List.of()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** One policy, or the bare dictionary, which is known by its having only texts. */
    private static void object(JsonParser parser, List<Candidate> candidates) throws IOException {
        long begun = parser.currentTokenLocation().getLineNr();
        List<Long> lines = new ArrayList<>();
        ObjectNode whole = MAPPER.createObjectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            lines.add((long) parser.currentTokenLocation().getLineNr());
            String name = parser.currentName();
            parser.nextToken();
            whole.set(name, parser.readValueAsTree());
            ImportLimits.check(lines.size());
        }
        if (!isBare(whole)) {
            candidates.add(full(whole, begun));
            return;
        }
        int at = 0;
        for (Map.Entry<String, JsonNode> entry : whole.properties()) {
            candidates.add(bare(entry.getKey(), entry.getValue(), lines.get(at++)));
        }
    }

    /** An object with a name and a platform is meant as a policy, however much of it is missing. */
    private static boolean isBare(JsonNode node) {
        return node.isObject()
                && !node.isEmpty()
                && !(node.has("name") && node.has("platform"))
                && !node.path("description").isObject()
                && !node.path("policy").isObject();
    }

    private static List<Candidate> bare(JsonNode node, long line) {
        return node.properties().stream()
                .map(entry -> bare(entry.getKey(), entry.getValue(), line))
                .toList();
    }

    static Candidate bare(String name, JsonNode description, long line) {
        return description.isTextual()
                ? read(Classification.document(name, description.textValue()), true, line)
                : Candidate.rejected(line, name, Messages.text("import.notText"), List.of());
    }

    static Candidate full(JsonNode node, long line) {
        return read(node, false, line);
    }

    private static Candidate read(JsonNode node, boolean bare, long line) {
        try {
            return Candidate.taken(line, bare, PolicyReader.read(node));
        } catch (ProblemException refused) {
            return Candidate.rejected(line, node.path("name").asText(), refused.detail(), refused.errors());
        }
    }
}
