package io.totem.doctor.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.site.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxConfigurationTest {

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void aConfiguration() throws IOException {
        folder =
                Files.createDirectories(root.resolve("etc/nginx/sites-enabled")).getParent();
        Files.writeString(folder.resolve("nginx.conf"), """
                events {}
                http {
                    # proxy_pass http://127.0.0.1:6666;
                    log_format x '"; proxy_pass http://127.0.0.1:6667; #';
                    include sites-enabled/*;
                    include missing.conf; include nginx.conf;
                    upstream app { server 127.0.0.1:4000 weight=2; server backend.invalid; server unix:/run/app.sock; }
                }
                """);
        Files.createDirectories(folder.resolve("sites-available"));
        Files.writeString(folder.resolve("sites-available/a"), """
                server { location / { fastcgi_pass unix:/run/php/php8.4-fpm.sock; }
                    location /b{proxy_pass "http://localhost:3000/x";}
                    location /c { proxy_pass http://127.0.0.1; } location /d { proxy_pass https://192.0.2.7/; }
                    location /e { set $x 127.0.0.1:6668; proxy_pass http://$x; } }
                """);
        Files.createSymbolicLink(folder.resolve("sites-enabled/a"), folder.resolve("sites-available/a"));
        Files.writeString(folder.resolve("sites-available/off"), "server { proxy_pass http://127.0.0.1:6669; }");
    }

    @ParameterizedTest
    @CsvSource({
        "fastcgi://unix:/run/php/php8.4-fpm.sock:, true",
        "http://127.0.0.1:3000/x, true",
        "http://127.0.0.1:4000/, true",
        "http://unix:/run/app.sock:/, true",
        "http://127.0.0.1:80/, true",
        "https://192.0.2.7:443/, true",
        "http://backend.invalid:80/, true",
        "http://127.0.0.1:6666/, false",
        "http://127.0.0.1:6667/, false",
        "http://127.0.0.1:6668/, false",
        "http://127.0.0.1:6669/, false",
        "fastcgi://unix:/run/php/php7.4-fpm.sock:, false",
        "http://169.254.169.254:80/, false",
        "http://192.0.2.7:80/, false"
    })
    void only_what_nginx_reads_itself_is_named(String upstream, boolean named) {
        assertThat(new NginxConfiguration(root).names(Upstream.parse(upstream).orElseThrow()))
                .isEqualTo(named);
    }

    @Test
    void the_file_is_the_real_one_behind_the_link() throws IOException {
        assertThat(new NginxConfiguration(root)
                        .naming(Upstream.parse("unix:/run/php/php8.4-fpm.sock").orElseThrow()))
                .containsExactly(folder.resolve("sites-available/a").toRealPath());
    }

    @Test
    void where_there_is_no_nginx_nothing_is_named() {
        assertThat(new NginxConfiguration(root.resolve("none"))
                        .names(Upstream.parse("127.0.0.1:3000").orElseThrow()))
                .isFalse();
    }

    @Test
    void a_broken_file_or_a_huge_quotation_is_no_harm() throws IOException {
        Files.writeString(folder.resolve("sites-enabled/b"), "x \"" + "\\\"a".repeat(100_000) + "; } ' proxy_pass");
        Files.writeString(
                folder.resolve("sites-enabled/c"), "y '" + "a".repeat(900_000) + "';}}}} include ;include [;");
        assertThat(new NginxConfiguration(root)
                        .names(Upstream.parse("127.0.0.1:3000").orElseThrow()))
                .isTrue();
    }
}
