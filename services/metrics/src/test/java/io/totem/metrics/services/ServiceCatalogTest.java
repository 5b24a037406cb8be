package io.totem.metrics.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServiceCatalogTest {

    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final LocalizedText CONFIGURED = LocalizedText.same("configured");

    private final ServiceCatalog catalog = new ServiceCatalog();

    @Test
    void every_service_is_described_in_both_languages_and_has_units() {
        assertThat(catalog.all()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(service -> {
            assertThat(service.description().ko()).containsPattern(HANGUL);
            assertThat(service.description().en()).isNotBlank().doesNotContainPattern(HANGUL);
            assertThat(service.units()).isNotEmpty();
            assertThat(service.programs()).noneMatch(path -> path.startsWith("/"));
        });
    }

    @Test
    void no_two_services_have_the_same_name_or_unit() {
        assertThat(catalog.all()).extracting(KnownService::name).doesNotHaveDuplicates();
        assertThat(catalog.all().stream().flatMap(service -> service.units().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_configured_service_is_found_by_its_name_or_any_of_its_units() {
        assertThat(catalog.named("mariadb", CONFIGURED).name()).isEqualTo("mariadb");
        assertThat(catalog.named("mysql", CONFIGURED).name()).isEqualTo("mariadb");
        assertThat(catalog.named("httpd.service", CONFIGURED).name()).isEqualTo("apache");
    }

    @Test
    void a_configured_service_nobody_knows_is_taken_by_its_word() {
        KnownService own = catalog.named("myapp", CONFIGURED);

        assertThat(own.units()).containsExactly("myapp.service");
        assertThat(own.processes()).containsExactly("myapp");
        assertThat(own.description()).isEqualTo(CONFIGURED);
        assertThat(catalog.named("backup.timer", CONFIGURED).units()).containsExactly("backup.timer");
    }

    @Test
    void a_name_that_no_unit_can_have_is_refused_at_the_start() {
        for (String bad : List.of("", "a b", "../x", "a;b", "한글")) {
            assertThatThrownBy(() -> catalog.named(bad, CONFIGURED)).hasMessageContaining("totem.metrics.services");
        }
    }

    @Test
    void processes_are_found_by_the_fifteen_characters_the_kernel_keeps_and_by_a_beginning() {
        assertThat(process("systemd-journal").isCalled("systemd-journald")).isTrue();
        assertThat(process("systemd-network").isCalled("systemd-networkd")).isTrue();
        assertThat(process("php-fpm8.2").isCalled("php-fpm*")).isTrue();
        assertThat(process("nginx").isCalled("nginx")).isTrue();
        assertThat(process("nginx-exporter").isCalled("nginx")).isFalse();
        assertThat(process("cron").isCalled("crond")).isFalse();
    }

    private static RunningProcess process(String name) {
        return new RunningProcess(1, name, Instant.EPOCH, Optional.empty(), false);
    }
}
