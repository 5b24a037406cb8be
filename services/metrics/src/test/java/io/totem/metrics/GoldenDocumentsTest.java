package io.totem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.metrics.History;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.Snapshot;
import io.totem.api.testing.GoldenDocuments;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GoldenDocumentsTest {

    /** The one that writes the answers. */
    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @CsvSource({"metrics/snapshot", "metrics/snapshot-unmeasured"})
    void a_snapshot_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWrittenAs(name, Snapshot.class);
    }

    @ParameterizedTest
    @CsvSource({"metrics/history", "metrics/history-empty"})
    void a_history_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWrittenAs(name, History.class);
    }

    @ParameterizedTest
    @CsvSource({"metrics/services", "metrics/services-none"})
    void a_list_of_services_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWrittenAs(name, ServiceList.class);
    }

    private void assertIsWrittenAs(String name, Class<?> shape) throws JsonProcessingException {
        String document = GoldenDocuments.read(name);
        Object value = mapper.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(document, shape);
        assertThat(mapper.readTree(mapper.writeValueAsString(value))).isEqualTo(mapper.readTree(document));
    }
}
