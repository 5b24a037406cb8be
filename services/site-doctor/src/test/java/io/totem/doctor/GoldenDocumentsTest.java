package io.totem.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.page.Paged;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.RunView;
import io.totem.api.sites.SiteSettings;
import io.totem.api.sites.SiteView;
import io.totem.api.sites.StartedRun;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.WrittenDocuments;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class GoldenDocumentsTest {

    /** The one that writes the answers. */
    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(strings = {"sites/site", "sites/site-new"})
    void a_site_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWritten(name, new TypeReference<SiteView>() {});
    }

    @Test
    void settings_are_written_as_their_document_says() throws JsonProcessingException {
        assertIsWritten("sites/settings", new TypeReference<SiteSettings>() {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/sites", "sites/sites-none"})
    void a_list_of_sites_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWritten(name, new TypeReference<Paged<SiteView>>() {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/runs", "sites/runs-none"})
    void a_list_of_runs_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWritten(name, new TypeReference<Paged<RunSummary>>() {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/run", "sites/run-running", "sites/run-broken"})
    void a_run_is_written_as_its_document_says(String name) throws JsonProcessingException {
        assertIsWritten(name, new TypeReference<RunView>() {});
    }

    @Test
    void what_begins_is_written_as_its_document_says() throws JsonProcessingException {
        assertIsWritten("sites/started", new TypeReference<StartedRun>() {});
    }

    private void assertIsWritten(String name, TypeReference<?> shape) throws JsonProcessingException {
        WrittenDocuments.assertIsWritten(name, shape, mapper);
    }
}
