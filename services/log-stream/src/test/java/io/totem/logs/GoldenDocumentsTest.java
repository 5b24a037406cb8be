package io.totem.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.logs.Recent;
import io.totem.api.logs.Refused;
import io.totem.api.logs.Sources;
import io.totem.api.logs.TailView;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.WrittenDocuments;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class GoldenDocumentsTest {

    /** The one that writes the answers. */
    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(strings = {"logs/sources", "logs/sources-none"})
    void a_list_of_sources_is_written_as_its_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, Sources.class, mapper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs/tail", "logs/tail-empty"})
    void the_last_lines_are_written_as_their_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, TailView.class, mapper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs/recent", "logs/recent-none"})
    void grave_lines_are_written_as_their_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, Recent.class, mapper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs/refused", "logs/refused-unwatched"})
    void blocked_requests_are_written_as_their_document_says(String name) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, Refused.class, mapper);
    }
}
