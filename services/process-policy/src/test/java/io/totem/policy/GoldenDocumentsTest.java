package io.totem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.audit.AuditEntry;
import io.totem.api.containers.ContainerView;
import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.api.policies.ImportReport;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.Proposal;
import io.totem.api.processes.TerminationReport;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.api.testing.GoldenDocuments;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class GoldenDocumentsTest {

    /** The one that writes the answers. */
    @Inject
    ObjectMapper mapper;

    @Test
    void policies_are_written_as_their_documents_say() throws JsonProcessingException {
        assertAreWritten(new TypeReference<ProcessPolicy>() {}, "policies/policy", "policies/policy-bare");
        assertAreWritten(new TypeReference<Paged<ProcessPolicy>>() {}, "policies/policies", "policies/policies-none");
        assertAreWritten(new TypeReference<Paged<Proposal>>() {}, "policies/proposals");
        assertAreWritten(new TypeReference<Paged<DropReport>>() {}, "policies/drops");
        assertAreWritten(new TypeReference<ImportReport>() {}, "policies/import", "policies/import-none");
    }

    @Test
    void rules_are_written_as_their_documents_say() throws JsonProcessingException {
        assertAreWritten(new TypeReference<Rule>() {}, "rules/rule", "rules/rule-other");
        assertAreWritten(new TypeReference<Paged<Rule>>() {}, "rules/rules", "rules/rules-none");
        assertAreWritten(new TypeReference<RulePreview>() {}, "rules/preview", "rules/preview-none");
        assertAreWritten(new TypeReference<Paged<RuleEvent>>() {}, "rules/events");
    }

    @Test
    void the_audit_is_written_as_its_documents_say() throws JsonProcessingException {
        assertAreWritten(new TypeReference<Paged<AuditEntry>>() {}, "audit/entries", "audit/entries-none");
    }

    @Test
    void an_ending_is_written_as_its_documents_say() throws JsonProcessingException {
        assertAreWritten(
                new TypeReference<TerminationReport>() {}, "processes/termination", "processes/termination-gone");
    }

    @Test
    void containers_are_written_as_their_documents_say() throws JsonProcessingException {
        assertAreWritten(
                new TypeReference<Paged<ContainerView>>() {}, "containers/containers", "containers/containers-none");
    }

    private void assertAreWritten(TypeReference<?> shape, String... names) throws JsonProcessingException {
        for (String name : names) {
            String document = GoldenDocuments.read(name);
            Object value = mapper.copy()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(document, shape);
            assertThat(mapper.readTree(mapper.writerFor(shape).writeValueAsString(value)))
                    .as(name)
                    .isEqualTo(mapper.readTree(document));
        }
    }
}
