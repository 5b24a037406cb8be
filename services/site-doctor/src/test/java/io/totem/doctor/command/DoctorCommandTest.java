package io.totem.doctor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    /** Anywhere, but for line breaks. */
    private static final Pattern HIDDEN =
            Pattern.compile("(?s).*[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f].*");

    @TempDir
    private Path folder;

    private HttpServer site;

    @BeforeEach
    void aSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] page = "The site \u001b[31mworks.".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/") ? 200 : 503, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void theSiteGoes() {
        site.stop(0);
    }

    @Test
    void a_healthy_site_ends_with_0_and_every_stage_is_told() throws InterruptedException {
        assertThat(run(Locale.ENGLISH, url("/"), "--text", "works")).isZero();
        assertThat(text(out)).contains("✔ Name", "✔ Port", "– TLS", "✔ Page", "127.0.0.1");
    }

    @Test
    void a_sick_one_ends_with_1_and_speaks_korean_to_koreans() throws InterruptedException {
        assertThat(run(Locale.KOREAN, url("/broken"))).isEqualTo(1);
        assertThat(text(out)).contains("✘ 페이지", "상태 503");
    }

    /** A line of a log, the name of a file, an argument: nothing of it reaches the terminal as it is. */
    @Test
    void what_strangers_wrote_does_not_steer_the_terminal() throws Exception {
        String now =
                LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss"));
        Path log = Files.writeString(
                folder.resolve("\u001b[2Jerror.log"),
                now
                        + " [crit] 7#7: *1 FastCGI sent in stderr: \"PHP message: PHP Fatal error:  \u001b[1A\u001b[2K\u009b31m"
                        + "\u202e\u007f\u2028 all is well in /a.php:1\", client: ::1\n");
        assertThat(run(Locale.ENGLISH, url("/broken"), "--error-log", log.toString()))
                .isEqualTo(1);
        assertThat(text(out)).contains("all is well", "\\u001b[1A").doesNotMatch(HIDDEN);
        assertThat(run(Locale.KOREAN, url("/broken"), "--error-log", log.toString(), "--json"))
                .isEqualTo(1);
        assertThat(text(out)).doesNotMatch(HIDDEN);
        assertThat(run(Locale.ENGLISH, "--\u001b[31m")).isEqualTo(2);
        assertThat(text(error)).contains("\\u001b").doesNotMatch(HIDDEN);
    }

    @Test
    void a_page_without_the_expected_words_is_sick() throws InterruptedException {
        assertThat(run(Locale.ENGLISH, url("/"), "--text", "welcome")).isEqualTo(1);
        assertThat(text(out)).contains("without the text that should be in it");
    }

    @Test
    void a_program_gets_all_that_was_seen() throws InterruptedException {
        site.stop(0);
        assertThat(run(Locale.ENGLISH, url("/"), "--json")).isEqualTo(1);
        JsonPath walk = JsonPath.from(text(out));
        assertThat(walk.getString("state")).isEqualTo("down");
        assertThat(walk.getString("causes[0].code")).isEqualTo("PORT_REFUSED");
        assertThat(walk.getString("causes[0].cure.ko")).contains("웹 서버");
        assertThat(walk.getList("stages.stage"))
                .containsExactly(
                        "own-network",
                        "name",
                        "reach",
                        "port",
                        "tls",
                        "http",
                        "configuration",
                        "error-log",
                        "upstream",
                        "host");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Say which site",
        "example.org, Not the address of a site: example.org",
        "file:///etc/passwd, Not the address of a site",
        "--frobnicate, does not know the option --frobnicate",
        "--status, The option --status needs a value",
        "https://example.org/ --status 99, Not a status of HTTP: 99",
        "https://example.org/ --upstream nowhere, Not an address behind a web server: nowhere"
    })
    void a_mistake_in_the_command_ends_with_2_and_says_how_it_is_meant(String command, String said)
            throws InterruptedException {
        String[] arguments = command.isEmpty() ? new String[0] : command.split(" ");
        assertThat(run(Locale.ENGLISH, arguments)).isEqualTo(2);
        assertThat(text(error)).contains(said);
        assertThat(text(error).lines()).hasSize(1);
    }

    @Test
    void help_is_help() throws InterruptedException {
        assertThat(run(Locale.ENGLISH, "--help")).isZero();
        assertThat(text(out)).contains("totem doctor URL", "--upstream", "The exit code");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private int run(Locale language, String... arguments) throws InterruptedException {
        return DoctorCommand.run(
                List.of(arguments),
                language,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
