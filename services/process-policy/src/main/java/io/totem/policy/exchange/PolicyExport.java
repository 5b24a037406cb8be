package io.totem.policy.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.totem.api.policies.ProcessPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes policies in the forms that {@link PolicyImporter} takes. */
final class PolicyExport {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private PolicyExport() {}

    /** @param language of the bare dictionary's descriptions */
    static String of(List<ProcessPolicy> policies, ImportFormat format, Locale language) {
        try {
            return switch (format) {
                case JSON -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policies) + "\n";
                case JSONL -> lines(policies);
                case CSV -> csv(policies);
                case NAMES -> names(policies, language);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    private static String lines(List<ProcessPolicy> policies) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ProcessPolicy policy : policies) {
            lines.append(JSON.writeValueAsString(policy)).append('\n');
        }
        return lines.toString();
    }

    private static String csv(List<ProcessPolicy> policies) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(CsvColumns.HEADER);
        for (ProcessPolicy policy : policies) {
            rows.add(CsvColumns.row(JSON.<JsonNode>valueToTree(policy)));
        }
        return CSV.writer().writeValueAsString(rows);
    }

    /** Of one name on two platforms the first counts: the bare dictionary has no platforms. */
    private static String names(List<ProcessPolicy> policies, Locale language) throws IOException {
        ObjectNode names = JSON.createObjectNode();
        for (ProcessPolicy policy : policies) {
            if (!names.has(policy.name())) {
                names.put(policy.name(), policy.description().in(language));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(names) + "\n";
    }
}
