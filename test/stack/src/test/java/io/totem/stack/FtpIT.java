package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in and out by FTP with TLS, and every way that must not lead in. */
class FtpIT {

    private static final String MARK = "suite-" + Long.toString(System.nanoTime(), 36);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("a.txt"), "content of " + MARK + "\n");
    }

    @AfterEach
    void leaveNothingBehind() {
        asUser("sh", "-c", "rm -rf /srv/ftp/*/" + MARK + "* /srv/ftp/drop/*/" + MARK + "*");
    }

    @Test
    void a_file_arrives_in_the_sites_folder_as_wordpress_own() {
        Docker.Result upload = Ftp.upload(file, "/wordpress/" + MARK + "/style.css");
        assertThat(upload.code()).as(upload.text()).isZero();
        assertThat(Ftp.curl("/wordpress/" + MARK + "/style.css").text()).contains("content of " + MARK);
        assertThat(modes("/srv/ftp/wordpress/" + MARK)).isEqualTo("10082:10082 770");
        assertThat(modes("/srv/ftp/wordpress/" + MARK + "/style.css")).isEqualTo("10082:10082 660");
    }

    @Test
    void a_theme_file_is_served_by_the_blog() {
        String path = "/wp-content/themes/" + MARK + "/style.css";
        Docker.Result upload = Ftp.upload(file, "/wordpress" + path);
        assertThat(upload.code()).as(upload.text()).isZero();
        try {
            Stack.visitor()
                    .baseUri("https://localhost:" + Docker.port("nginx", 8443))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/css")
                    .body(containsString("content of " + MARK));
        } finally {
            asUser("rm", "-r", "/srv/ftp/wordpress/wp-content/themes/" + MARK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies", "logs"})
    void the_top_of_a_drop_box_is_roots_and_what_is_dropped_its_senders(String box) {
        assertThat(modes("/srv/ftp/drop/" + box)).isEqualTo("0:10082 770");
        String dropped = "/drop/" + box + "/" + MARK + "/a.json";
        assertThat(Ftp.upload(file, dropped).code()).isZero();
        assertThat(modes("/srv/ftp" + dropped)).isEqualTo("10082:10082 660");
        assertThat(modes("/srv/ftp/drop/" + box + "/" + MARK)).isEqualTo("10082:10082 770");
    }

    @Test
    void a_dropped_policy_file_is_reported_stays_where_it_is_and_is_deleted_by_who_sent_it() throws IOException {
        String name = MARK + "-tool";
        Path policies = Files.writeString(folder.resolve("policies.json"), "{\"" + name + "\": \"a tool\"}");
        String path = "/drop/policies/" + MARK + ".json";
        assertThat(Ftp.upload(policies, path).code()).isZero();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> Stack.admin()
                                .get("/api/policies/drops?size=500")
                                .jsonPath()
                                .getList("items.findAll { it.file == '" + MARK + ".json' && it.added == 1 }")
                                .size()
                        == 1);
        assertThat(Ftp.curl("/drop/policies/", "--list-only").text()).contains(MARK + ".json");
        assertThat(Ftp.curl("/drop/policies/", "--quote", "DELE " + path).code())
                .isZero();
        assertThat(Ftp.curl("/drop/policies/", "--list-only").text()).doesNotContain(MARK + ".json");
    }

    @Test
    void a_dropped_log_is_a_source_for_operators_with_level_and_time() throws IOException {
        Path log = Files.writeString(folder.resolve("camera.log"), "2026-11-20T23:02:50Z cam-1 door: error: open\n");
        assertThat(Ftp.upload(log, "/drop/logs/" + MARK + ".log").code()).isZero();
        var sources = Stack.admin().get("/api/logs/sources?search=" + MARK).jsonPath();
        assertThat(sources.getList("items.name")).containsExactly("drop: " + MARK + ".log");
        assertThat(sources.getString("items[0].role")).isEqualTo("operator");
        assertThat(sources.getBoolean("items[0].readable")).isTrue();
        var lines = Stack.admin()
                .queryParam("source", sources.getString("items[0].id"))
                .get("/api/logs/tail")
                .jsonPath();
        assertThat(lines.getString("lines[0].level")).isEqualTo("error");
        assertThat(lines.getString("lines[0].at")).isEqualTo("2026-11-20T23:02:50Z");
    }

    @Test
    void a_login_without_tls_is_refused_whatever_the_password() {
        Docker.Result result = Ftp.plain(Stack.secret("ftp_password"), "/");
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).contains("530");
    }

    @Test
    void data_without_tls_is_refused_and_nothing_is_written() {
        String path = "/drop/logs/" + MARK + ".txt";
        Docker.Result result =
                Ftp.plain(Stack.secret("ftp_password"), path, "--ftp-ssl-control", "--upload-file", file.toString());
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).contains("522");
        assertThat(asUser("test", "-e", "/srv/ftp" + path).code()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    void old_versions_of_tls_are_refused(String version) {
        assertThat(handshake(version).text()).doesNotContain("CONNECTION ESTABLISHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void the_certificate_is_that_of_the_pages(String version) {
        Docker.Result ftp = handshake(version);
        assertThat(ftp.text()).contains("BEGIN CERTIFICATE");
        Docker.Result pages = Docker.run("openssl", "s_client", "-connect", Stack.URL.replace("https://", ""));
        assertThat(certificate(ftp)).isEqualTo(certificate(pages));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "//etc/passwd", "/drop/../../../etc/passwd", "/%2e%2e/run/ftp/shadow"})
    void no_path_leads_out_of_the_two_folders(String path) {
        Docker.Result result = Ftp.curl(path);
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).doesNotContain("root:");
    }

    @Test
    void the_top_shows_the_two_folders_and_takes_no_file() {
        assertThat(Ftp.curl("/", "--list-only").text().lines()).containsExactlyInAnyOrder("drop", "wordpress");
        assertThat(Ftp.upload(file, "/" + MARK + ".txt").text()).contains("553");
        assertThat(Ftp.upload(file, "/drop/" + MARK + ".txt").text()).contains("553");
    }

    @Test
    void a_link_in_the_site_leads_nowhere_outside() {
        asUser("sh", "-c", "ln -s /run/ftp/shadow /srv/ftp/wordpress/" + MARK);
        Docker.Result result = Ftp.curl("/wordpress/" + MARK);
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).doesNotContain("root:");
    }

    @Test
    void modes_and_times_cannot_be_chosen_and_the_server_opens_no_connection_itself() {
        for (String command : List.of("SITE CHMOD 777 /drop/logs", "SITE UMASK 000", "SITE HELP")) {
            assertThat(Ftp.curl("/", "--quote", command).text()).as(command).contains("550");
        }
        assertThat(Ftp.upload(file, "/drop/logs/" + MARK + "-old.log").code()).isZero();
        Ftp.curl("/", "--quote", "MDTM 19700101000001 /drop/logs/" + MARK + "-old.log");
        assertThat(asUser("stat", "-c", "%Y", "/srv/ftp/drop/logs/" + MARK + "-old.log")
                        .text())
                .isNotEqualTo("1");
        assertThat(Ftp.curl("/", "--quote", "PORT 127,0,0,1,31,144").text()).contains("550");
    }

    @Test
    void data_connections_come_in_on_the_configured_ports_at_the_configured_address() {
        List<String> environment = Docker.inspect("ftp").getList("Config.Env");
        String[] range = setting(environment, "FTP_PASSIVE_PORTS").split("-");
        String address = setting(environment, "FTP_PASSIVE_ADDRESS").replace('.', ',');
        String[] said = Ftp.curl("/", "--disable-epsv", "--verbose")
                .text()
                .lines()
                .filter(line -> line.contains("227 "))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\\(([0-9,]*)\\).*", "$1")
                .split(",");
        assertThat(String.join(",", Arrays.copyOf(said, 4))).isEqualTo(address);
        assertThat(Integer.parseInt(said[4]) * 256 + Integer.parseInt(said[5]))
                .isBetween(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
    }

    @Test
    void a_wrong_password_costs_seconds_and_is_a_warning_on_the_logs_page() {
        long began = System.nanoTime();
        Docker.Result wrong = Ftp.curlAs("wrong-" + MARK, "/");
        assertThat(wrong.text()).contains("530");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(3));
        await().atMost(PATIENCE).untilAsserted(() -> {
            var lines = Stack.admin()
                    .queryParam("source", source())
                    .get("/api/logs/tail?lines=2000")
                    .jsonPath();
            assertThat(lines.<String>getList("lines.findAll { it.level == 'warn' }.text"))
                    .anyMatch(text -> text.contains("[totem] FAIL LOGIN"));
            assertThat(lines.getString("lines")).doesNotContain("wrong-" + MARK);
        });
    }

    @Test
    void an_address_gets_ten_sessions_and_no_more() throws InterruptedException {
        Callable<Docker.Result> attempt = () -> Ftp.curlAs("wrong", "/");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long refused = clients.invokeAll(Collections.nCopies(14, attempt)).stream()
                    .filter(result -> !result.resultNow().text().contains("530"))
                    .count();
            assertThat(refused).isBetween(1L, 4L);
        }
        await().atMost(PATIENCE).until(() -> Ftp.curl("/", "--list-only").code() == 0);
    }

    @Test
    void two_addresses_that_say_nothing_keep_no_third_one_out() throws IOException {
        String ftp = (String) Docker.networks("ftp").get("edge").get("IPAddress");
        List<Socket> silent = new ArrayList<>();
        try {
            for (String from : List.of("0.0.0.0", OtherAddress.FROM)) {
                for (int i = 0; i < 12; i++) {
                    silent.add(new Socket(InetAddress.getByName(ftp), 21, InetAddress.getByName(from), 0));
                }
            }
            assertThat(Docker.run(
                                    "nsenter",
                                    "--net=/proc/" + Docker.hostPid("nginx") + "/ns/net",
                                    "bash",
                                    "-c",
                                    "read -r -t 10 line < /dev/tcp/" + ftp + "/21; echo \"$line\"")
                            .text())
                    .startsWith("220");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> Ftp.curl("/", "--list-only").code() == 0);
    }

    /** nginx passes it on to Totem's services, which share no network with this container. */
    @Test
    void the_way_inside_brings_a_greeting_and_lets_nobody_in() {
        String inside = (String) Docker.networks("nginx").get("services").get("IPAddress");
        String asks =
                "exec 3<>/dev/tcp/" + inside + "/8021; printf 'USER totem\\r\\nQUIT\\r\\n' >&3; timeout 30 cat <&3";
        Docker.Result said =
                Docker.run("nsenter", "--net=/proc/" + Docker.hostPid("metrics") + "/ns/net", "bash", "-c", asks);
        assertThat(said.code()).as("it is ended").isNotEqualTo(124);
        assertThat(said.text()).startsWith("220 ").doesNotContain("331");
    }

    @Test
    void uploads_are_in_the_containers_output_and_the_health_check_is_not() {
        assertThat(Ftp.upload(file, "/wordpress/" + MARK + ".css").code()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Docker.run("docker", "logs", Docker.container("ftp"))
                                .text())
                        .contains("OK UPLOAD: Client")
                        .contains(MARK + ".css")
                        .doesNotContain("Client \"127.0.0.1\"")
                        .doesNotContain("Client \""
                                + Docker.networks("nginx").get("edge").get("IPAddress") + "\""));
    }

    private static Docker.Result handshake(String version) {
        return Docker.run("openssl", "s_client", version, "-starttls", "ftp", "-connect", Ftp.address());
    }

    private static String certificate(Docker.Result result) {
        return result.text().replaceAll("(?s).*(-----BEGIN CERTIFICATE.*END CERTIFICATE-----).*", "$1");
    }

    /** In the container as the one who uploads: its root may not even look into his folders. */
    private static Docker.Result asUser(String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", "--user=10082:10082", Docker.container("ftp")));
        all.addAll(List.of(command));
        return Docker.run(all.toArray(String[]::new));
    }

    /** Owner, group and mode. */
    private static String modes(String path) {
        return asUser("stat", "-c", "%u:%g %a", path).text();
    }

    private static String setting(List<String> environment, String name) {
        return environment.stream()
                .filter(entry -> entry.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static String source() {
        return Stack.admin()
                .get("/api/logs/sources?search=" + Docker.container("ftp"))
                .jsonPath()
                .getString("items.find { it.readable }.id");
    }
}
