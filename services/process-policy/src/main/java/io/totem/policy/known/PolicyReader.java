package io.totem.policy.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.totem.api.policies.Category;
import io.totem.api.policies.Expected;
import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns what somebody sent into a policy, or into the list of everything that is wrong with it. */
public final class PolicyReader {

    private static final int SENTENCE = 200;
    private static final int PATH = 4096;

    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PolicyReader() {}

    /**
     * @throws ProblemException 400 naming every field that cannot be taken
     * @throws JsonProcessingException when it is not JSON or names a field twice
     */
    static PolicyContent read(String json) throws JsonProcessingException {
        return read(json, Optional.empty());
    }

    /**
     * The same for a policy that exists: name and platform may be left out, but not differ.
     *
     * @throws ProblemException 400 naming every field that cannot be taken
     * @throws JsonProcessingException when it is not JSON or names a field twice
     */
    static PolicyContent read(String json, PolicyKey existing) throws JsonProcessingException {
        return read(json, Optional.of(existing));
    }

    private static PolicyContent read(String json, Optional<PolicyKey> existing) throws JsonProcessingException {
        return read(JSON.readTree(json), existing);
    }

    /**
     * The same for JSON that was parsed already.
     *
     * @throws ProblemException 400 naming every field that cannot be taken
     */
    public static PolicyContent read(JsonNode root) {
        return read(root, Optional.empty());
    }

    private static PolicyContent read(JsonNode root, Optional<PolicyKey> existing) {
        FieldErrors errors = new FieldErrors();
        JsonFields fields = JsonFields.of(root, errors);
        PolicyKey key = key(fields, existing);
        String category = fields.choice("category", PolicyReader::category, Category.words())
                .orElse("");
        LocalizedText description = text(fields, "description");
        TerminationPolicy judgement = judgement(fields.child("policy"));
        Expected expected = fields.has("expected") ? expected(fields.child("expected")) : Expected.NOTHING;
        Optional<String> supervisor =
                fields.has("supervisor") ? Optional.of(fields.line("supervisor", 64)) : Optional.empty();
        Optional<LocalizedText> advice = fields.has("advice") ? Optional.of(text(fields, "advice")) : Optional.empty();
        List<String> tags = fields.lines("tags", 40, 20);
        if (tags.contains(ProcessPolicy.PATH_ONLY) && expected.paths().isEmpty()) {
            fields.add("tags", "needsPaths");
        }
        // What only the server sets may come back from whoever read the policy before.
        fields.nothingElse("expected", "supervisor", "advice", "origin", "created_at", "updated_at");
        errors.throwIfAny();
        return new PolicyContent(
                key.name(),
                key.platform(),
                category,
                description,
                judgement,
                expected,
                supervisor,
                advice,
                tags.stream().distinct().toList());
    }

    private static PolicyKey key(JsonFields fields, Optional<PolicyKey> existing) {
        String name =
                existing.isPresent() && !fields.has("name") ? existing.get().name() : name(fields);
        Platform platform = existing.isPresent() && !fields.has("platform")
                ? existing.get().platform()
                : fields.choice("platform", Platform::ofWord, words()).orElse(Platform.COMMON);
        existing.ifPresent(key -> {
            if (!name.equals(key.name())) {
                fields.add("name", "fixed", key);
            }
            if (platform != key.platform()) {
                fields.add("platform", "fixed", key);
            }
        });
        return new PolicyKey(platform, name);
    }

    private static String name(JsonFields fields) {
        String name = fields.line("name", ProcessNames.LONGEST_POLICY_NAME);
        if (!name.isBlank() && ProcessNames.NO_POLICY_NAME.matcher(name).matches()) {
            fields.add("name", "name");
        }
        return name;
    }

    private static TerminationPolicy judgement(JsonFields fields) {
        TerminationPolicy judgement =
                new TerminationPolicy(fields.bool("is_system"), fields.bool("terminatable"), text(fields, "reason"));
        fields.nothingElse();
        return judgement;
    }

    private static Expected expected(JsonFields fields) {
        boolean root = fields.has("root") && fields.bool("root");
        List<Integer> ports = fields.integers("ports", 1, 65_535, 100);
        List<Integer> publicPorts = fields.integers("publicPorts", 1, 65_535, 100);
        List<String> paths = fields.lines("paths", PATH, 50);
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).isEmpty() && !paths.get(i).matches("(?s)/.*|[A-Za-z]:\\\\.*")) {
                fields.add("paths[" + i + "]", "path");
            }
        }
        fields.nothingElse("root");
        return new Expected(root, ports, publicPorts, paths.stream().distinct().toList());
    }

    private static LocalizedText text(JsonFields fields, String field) {
        JsonFields text = fields.child(field);
        LocalizedText both = new LocalizedText(text.line("ko", SENTENCE), text.line("en", SENTENCE));
        text.nothingElse();
        return both;
    }

    private static Optional<String> category(String word) {
        return Optional.of(word).filter(Category.words()::contains);
    }

    private static List<String> words() {
        return Arrays.stream(Platform.values()).map(Platform::word).toList();
    }
}
