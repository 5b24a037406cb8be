package io.totem.doctor.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class SitesConfigTest {

    @Test
    void without_a_word_in_the_configuration_there_is_no_target_and_room_for_a_hundred() {
        SitesConfig config = config(new PropertiesConfigSource(Map.of(), "test", 100));
        assertThat(config.sites()).isEmpty();
        assertThat(config.mostTargets()).isEqualTo(100);
        assertThat(config.seesHost()).isTrue();
    }

    @Test
    void a_container_names_its_first_targets_in_its_environment() {
        SitesConfig config = config(new EnvConfigSource(
                Map.ofEntries(
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_NAME", "Blog"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_URL", "https://localhost:8443/"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_VIA", "nginx:8443"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_STATUS", "200"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_TEXT", "Hello"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_CERTIFICATE_DAYS", "14"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_OWN_CERTIFICATE", "true"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_UPSTREAM", "fastcgi://wordpress:9000"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_PING", "http://nginx:8081/ping/wordpress"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_ERROR_LOG", "docker: totem-nginx-1"),
                        Map.entry("TOTEM_DOCTOR_SITES_BLOG_PRIVATE_NETWORK", "true"),
                        Map.entry("TOTEM_DOCTOR_SITES_TOTEM_NAME", "Totem"),
                        Map.entry("TOTEM_DOCTOR_SITES_TOTEM_URL", "https://localhost/")),
                300));
        assertThat(config.sites()).containsOnlyKeys("blog", "totem");
        SitesConfig.Site blog = config.sites().get("blog");
        assertThat(blog.name()).contains("Blog");
        assertThat(blog.url()).contains("https://localhost:8443/");
        assertThat(blog.via()).contains("nginx:8443");
        assertThat(blog.status()).contains(200);
        assertThat(blog.text()).contains("Hello");
        assertThat(blog.certificateDays()).contains(14);
        assertThat(blog.ownCertificate()).contains(true);
        assertThat(blog.upstream()).contains("fastcgi://wordpress:9000");
        assertThat(blog.ping()).contains("http://nginx:8081/ping/wordpress");
        assertThat(blog.errorLog()).contains("docker: totem-nginx-1");
        assertThat(blog.privateNetwork()).contains(true);
        assertThat(config.sites().get("totem").name()).contains("Totem");
    }

    private static SitesConfig config(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source)
                .withMapping(SitesConfig.class)
                .build()
                .getConfigMapping(SitesConfig.class);
    }
}
