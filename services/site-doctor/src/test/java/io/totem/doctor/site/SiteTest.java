package io.totem.doctor.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.sites.SiteSettings;
import io.totem.doctor.testing.TestSites;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "http:///",
                "https://name:word@example.org/",
                "mailto:a@b"
            })
    void what_is_no_site_is_no_target(String url) {
        assertThatThrownBy(() -> Site.of(SiteSettings.of("Site", url)))
                .hasMessageContaining("not the address of a site");
    }

    @Test
    void the_port_is_the_schemes_unless_it_is_given() {
        assertThat(Site.port(URI.create("https://example.org/"))).isEqualTo(443);
        assertThat(Site.port(URI.create("http://example.org/"))).isEqualTo(80);
        assertThat(Site.port(URI.create("http://[::1]:8080/"))).isEqualTo(8080);
        assertThat(Site.host(URI.create("http://[::1]:8080/"))).isEqualTo("::1");
    }

    @Test
    void a_site_is_healthy_with_any_good_status_or_with_just_the_expected_one() {
        assertThat(Site.of(TestSites.USUAL).meets(204)).isTrue();
        assertThat(Site.of(TestSites.USUAL).meets(404)).isFalse();
        Site closed = Site.of(TestSites.expecting(Optional.of(401), 7, false));
        assertThat(closed.meets(401)).isTrue();
        assertThat(closed.meets(200)).isFalse();
    }

    @Test
    void upstreams_are_read_as_nginx_writes_them_and_as_a_person_would() {
        assertThat(Upstream.parse("fastcgi://unix:/run/php/php8.4-fpm.sock:"))
                .hasValue(new Upstream.Unix(Path.of("/run/php/php8.4-fpm.sock"), true));
        assertThat(Upstream.parse("unix:/run/app.sock")).hasValue(new Upstream.Unix(Path.of("/run/app.sock"), false));
        assertThat(Upstream.parse("http://unix:/run/app.sock:/page"))
                .hasValue(new Upstream.Unix(Path.of("/run/app.sock"), false));
        assertThat(Upstream.parse("http://127.0.0.1:3000/page?a=b"))
                .hasValue(new Upstream.Tcp("127.0.0.1", 3000, false));
        assertThat(Upstream.parse("fastcgi://[::1]:9000")).hasValue(new Upstream.Tcp("::1", 9000, true));
        assertThat(Upstream.parse("app:3000")).hasValue(new Upstream.Tcp("app", 3000, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "unix:relative", "host:0", "host:70000", "ho st:80", "http://"})
    void what_is_no_upstream_is_none(String text) {
        assertThat(Upstream.parse(text)).isEmpty();
    }
}
