package io.totem.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.metrics.History;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.Snapshot;
import io.totem.platform.testing.WrittenDocuments;
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
        WrittenDocuments.assertIsWritten(name, Snapshot.class, mapper);
    }

    @ParameterizedTest
    @CsvSource({"metrics/history", "metrics/history-empty"})
    void a_history_is_written_as_its_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, History.class, mapper);
    }

    @ParameterizedTest
    @CsvSource({"metrics/services", "metrics/services-none"})
    void a_list_of_services_is_written_as_its_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, ServiceList.class, mapper);
    }
}
