package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WordPress has heard of newer versions reaches whoever runs make up. */
class BlogUpdatesIT {

    private static final String UPDATES = "../../scripts/updates";

    @AfterEach
    void forget() {
        Blog.wordpress("foreach (['core', 'plugins', 'themes'] as $of) delete_site_transient(\"update_$of\");");
    }

    @Test
    void a_newer_wordpress_is_named_with_the_one_that_runs_and_the_way_to_it() {
        heard(
                "core",
                "['updates' => [(object) ['response' => 'latest', 'current' => '98.1'],"
                        + " (object) ['response' => 'upgrade', 'current' => '99.1.2'],"
                        + " (object) ['response' => 'autoupdate', 'current' => '99.1.1']]]");
        Docker.Result said = Docker.run(UPDATES);
        assertThat(said.text())
                .startsWith("WordPress 99.1.2 is out, and the blog runs ")
                .contains("WORDPRESS_VERSION and WORDPRESS_SHA1 in .env");
        assertThat(Docker.run("../../scripts/up").text()).contains(said.text());
    }

    @Test
    void newer_plugins_and_themes_are_counted() {
        heard("plugins", "['response' => ['a/a.php' => (object) [], 'b.php' => (object) []]]");
        heard("themes", "['response' => ['c' => []]]");
        assertThat(Docker.run(UPDATES).text()).startsWith("WordPress has updates for 3 plugins and themes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['updates' => [(object) ['response' => 'latest', 'current' => '99.1']]]",
                "['updates' => [(object) ['response' => 'upgrade', 'current' => '1.0']]]",
                "['updates' => [(object) ['response' => 'upgrade', 'current' => \"99.1\\e[31m;id\"]]]",
                "['updates' => []]",
                "[]"
            })
    void what_is_no_newer_version_is_not_said(String offers) {
        heard("core", offers);
        assertThat(Docker.run(UPDATES).text()).isEmpty();
    }

    @Test
    void minor_versions_are_taken_by_wordpress_itself_and_major_ones_are_not() {
        String asked =
                "require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php'; require_once ABSPATH . 'wp-admin/includes/update.php';"
                        + " [$major, $minor] = explode('.', $wp_version);"
                        + " echo json_encode([Core_Upgrader::should_update_to_version(\"$major.$minor.99\"),"
                        + " Core_Upgrader::should_update_to_version(\"$major.\" . $minor + 1)]);";
        assertThat(Blog.wordpress(asked)).isEqualTo("[true,false]");
    }

    private static void heard(String of, String value) {
        Blog.wordpress("set_site_transient('update_" + of + "', (object) " + value + ");");
    }
}
