package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost. One of the last, as it deletes everything and puts it back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ZBackupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCRIPTS = Path.of("../../scripts");
    private static final Path STATE = Path.of("../../state");
    private static final String DROPPED = "/srv/ftp/drop/logs/suite-backup.log";

    @TempDir
    static Path archives;

    @TempDir
    Path folder;

    private static Path archive;

    @BeforeEach
    void makeAnArchiveOnce() throws IOException {
        if (archive == null) {
            archive = backup(archives);
        }
    }

    @Test
    @Order(1)
    void what_was_acknowledged_comes_back_after_everything_was_deleted() throws IOException {
        String policy = Policies.add();
        refuseToEndTheFirstProcess("the suite before its backup");
        String person = "mina-" + Long.toString(System.nanoTime(), 36);
        String given = personWithPassword(person);
        String types = everyType();
        List<String> history = await().atMost(PATIENCE).until(HistoryIT::slots, slots -> slots.size() > 2);
        String certificate = ZSecondStartIT.certificate();
        List<String> post = postWithUpload();
        assertThat(Docker.exec("ftp", "sh", "-c", "echo dropped > " + DROPPED).code())
                .isZero();
        String cookie = Stack.session();

        Path made;
        int before;
        int acknowledged;
        try (Posts posts = Posts.begin()) {
            before = await().atMost(PATIENCE).until(posts::acknowledged, count -> count > 3);
            made = backup(folder);
            acknowledged = posts.acknowledged();
        }
        Docker.Result deleted = Docker.run("sh", "-c", "echo yes | " + SCRIPTS.resolve("clean") + " --data");
        assertThat(deleted.code()).as(deleted.text()).isZero();
        assertThat(Path.of(System.getProperty("stack.secrets"))).doesNotExist();
        assertThat(volumes()).isEmpty();

        restore(made);

        assertThat(Stack.visitor()
                        .cookie(Stack.COOKIE, cookie)
                        .get("/api/processes")
                        .statusCode())
                .as("whoever was logged in then")
                .isEqualTo(401);
        Stack.forgetSession();
        assertThat(Stack.login(person, given)).isNotEmpty();
        Stack.admin().get("/api/policies/linux/" + policy).then().statusCode(200);
        assertThat(reasons()).contains("the suite before its backup");
        assertThat(everyType()).isEqualTo(types);
        assertThat(HistoryIT.slots()).containsAll(history);
        assertThat(ZSecondStartIT.certificate()).isEqualTo(certificate);
        Stack.visitor().get(post.getFirst()).then().statusCode(200).body(containsString("Before the backup"));
        Stack.visitor().get(post.getLast()).then().statusCode(200).body(equalTo("words of the suite"));
        assertThat(Docker.exec("ftp", "cat", DROPPED).text()).isEqualTo("dropped");
        List<Integer> kept = Posts.kept();
        assertThat(kept).hasSizeBetween(before, acknowledged + 1);
        assertThat(kept).isEqualTo(IntStream.rangeClosed(1, kept.size()).boxed().toList());
    }

    @Test
    @Order(2)
    void with_todays_secrets_everything_opens_too() throws IOException {
        Path secrets = Path.of(System.getProperty("stack.secrets"));
        for (String name : List.of(
                "mongodb_root_password",
                "mongodb_dashboard_password",
                "mongodb_process_policy_password",
                "mariadb_wordpress_password",
                "redis_metrics_password")) {
            Files.delete(secrets.resolve(name));
        }
        Docker.run(SCRIPTS.resolve("secrets").toString());
        String password = Stack.secret("mariadb_wordpress_password");

        restore(archive, "KEEP_SECRETS=1");

        assertThat(Stack.secret("mariadb_wordpress_password")).isEqualTo(password);
        Stack.forgetSession();
        Stack.admin().get("/api/policies").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> !HistoryIT.slots().isEmpty());
    }

    @Test
    void an_archive_is_its_owners_alone_shows_its_progress_and_the_page_its_age() throws IOException {
        Docker.Result result = run("backup", "BACKUP_FOLDER=" + folder);
        assertThat(result.text())
                .contains("✓ mongodb")
                .contains("✓ mariadb")
                .contains("✓ redis")
                .contains("✓ secrets");
        Path made = newest(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(Docker.run("tar", "-tf", made.toString()).text()).contains("SHA256SUMS");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Stack.admin()
                                .header("Accept", "text/html")
                                .get("/")
                                .asString())
                        .contains("Last backup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "cut", "foreign", "without", "no archive"})
    void a_damaged_archive_is_refused_before_anything_is_touched(String kind) throws IOException {
        Path damaged = damaged(kind);
        List<String> before = containers();
        String secrets = secrets();

        Docker.Result result = run("restore", "YES=1", damaged);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).startsWith("Nothing was touched: ").contains(damaged.toString());
        assertThat(containers()).isEqualTo(before);
        assertThat(secrets()).isEqualTo(secrets);
        assertThat(STATE.resolve("restoring")).doesNotExist();
    }

    @Test
    void without_a_yes_nothing_is_touched() {
        List<String> before = containers();
        Docker.Result result = run("restore", "YES=", archive);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .contains("This replaces")
                .contains("Nothing was touched")
                .contains("YES=1");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void a_restore_that_broke_off_does_not_start_as_if_it_were_whole() throws IOException {
        Files.createDirectories(STATE);
        Files.writeString(STATE.resolve("restoring"), "backups/some.tar");
        try {
            Docker.Result up = run("up", "YES=");
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.text()).contains("did not finish").contains("make restore FILE=backups/some.tar");
        } finally {
            Files.delete(STATE.resolve("restoring"));
        }
    }

    @Test
    void a_full_disk_gives_a_sentence_and_leaves_the_earlier_backups_and_no_half_one() throws IOException {
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", folder.toString())
                        .code())
                .isZero();
        try {
            Files.writeString(folder.resolve("totem-2020-01-01T000000Z.tar"), "an earlier one");
            Docker.Result result = run("backup", "BACKUP_FOLDER=" + folder);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.text())
                    .contains("The backup was not made: " + folder + " is full")
                    .contains("BACKUP_FOLDER");
            assertThat(files(folder)).containsExactlyInAnyOrder(".lock", "totem-2020-01-01T000000Z.tar");
        } finally {
            Docker.run("umount", folder.toString());
        }
    }

    @Test
    void as_many_are_kept_as_wanted_and_the_oldest_go() throws IOException {
        for (String year : List.of("2019", "2020", "2021")) {
            Files.writeString(folder.resolve("totem-" + year + "-01-01T000000Z.tar"), "");
        }
        assertThat(run("backup", "BACKUP_FOLDER=" + folder, "BACKUP_KEEP=2").code())
                .isZero();
        assertThat(files(folder)).hasSize(3).contains(".lock", "totem-2021-01-01T000000Z.tar");
    }

    @Test
    void a_stack_that_does_not_run_gives_a_sentence() throws IOException {
        Docker.Result result = run("backup", "BACKUP_FOLDER=" + folder, "COMPOSE_PROJECT_NAME=totem-nowhere");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("mongodb does not run").contains("make up");
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void the_schedule_is_entered_once_and_taken_out_again() throws IOException {
        Path table = folder.resolve("table");
        Files.writeString(table, "0 1 * * * something else\n");
        Path crontab = folder.resolve("crontab");
        Files.writeString(
                crontab,
                "#!/bin/sh\n[ \"$1\" = -l ] && exec cat " + table + "\ncat > " + table + ".new && mv " + table + ".new "
                        + table + "\n");
        Files.setPosixFilePermissions(crontab, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = "PATH=" + folder + ":" + System.getenv("PATH");

        for (String when : List.of("30 3 * * *", "15 4 * * 0")) {
            assertThat(run("schedule", path, "BACKUP_SCHEDULE=" + when).code()).isZero();
        }
        assertThat(Files.readAllLines(table))
                .hasSize(2)
                .contains("0 1 * * * something else")
                .last()
                .asString()
                .startsWith("15 4 * * 0 cd ");
        assertThat(run("schedule", path, "BACKUP_SCHEDULE=half past three").text())
                .contains("five fields");
        assertThat(run("schedule", path, "BACKUP_SCHEDULE=").code()).isZero();
        assertThat(Files.readAllLines(table)).containsExactly("0 1 * * * something else");
    }

    private static Path backup(Path folder) throws IOException {
        Docker.Result result = run("backup", "BACKUP_FOLDER=" + folder);
        assertThat(result.code()).as(result.text()).isZero();
        return newest(folder);
    }

    private static void restore(Path file, String... settings) {
        List<Object> words = new ArrayList<>(List.of("YES=1"));
        words.addAll(List.of(settings));
        words.add(file);
        Docker.Result result = run("restore", words.toArray());
        assertThat(result.code()).as(result.text()).isZero();
    }

    /** @param words settings, then perhaps a file */
    private static Docker.Result run(String script, Object... words) {
        List<String> command = new ArrayList<>(List.of("env"));
        Stream.of(words).filter(String.class::isInstance).forEach(word -> command.add((String) word));
        command.add(SCRIPTS.resolve(script).toString());
        Stream.of(words).filter(Path.class::isInstance).forEach(word -> command.add(word.toString()));
        return Docker.run(command.toArray(String[]::new));
    }

    private Path damaged(String kind) throws IOException {
        Path copy = Files.copy(archive, folder.resolve("damaged.tar"), StandardCopyOption.REPLACE_EXISTING);
        long middle = Files.size(copy) / 2;
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            switch (kind) {
                case "flipped" -> {
                    file.seek(middle);
                    int there = file.read();
                    file.seek(middle);
                    file.write(there ^ 1);
                }
                case "cut" -> file.setLength(middle);
                case "no archive" -> file.setLength(0);
                case "foreign" -> {
                    Files.writeString(folder.resolve("foreign.sh"), "echo");
                    Docker.run("tar", "-rf", copy.toString(), "-C", folder.toString(), "foreign.sh");
                }
                case "without" -> Docker.run("tar", "--delete", "-f", copy.toString(), "mariadb.sql.gz");
                default -> throw new IllegalArgumentException(kind);
            }
        }
        return copy;
    }

    private static void refuseToEndTheFirstProcess(String reason) {
        Map<String, Object> first = Stack.admin()
                .get("/api/processes?sort=pid&size=5&kernel=true")
                .jsonPath()
                .getMap("items.find { it.pid == 1 }");
        Map<String, Object> expected = new HashMap<>();
        expected.put("exe", first.get("executable"));
        expected.put("uid", first.get("uid"));
        Stack.admin()
                .contentType("application/json")
                .body(Map.of("reason", reason, "expected", expected))
                .post("/api/processes/" + first.get("identity") + "/termination")
                .then()
                .statusCode(403);
    }

    private static List<String> reasons() {
        return Stack.admin().get("/api/audit?size=500").jsonPath().getList("items.reason");
    }

    private static String personWithPassword(String name) {
        Docker.Result result = Docker.exec("dashboard", "/docker-entrypoint.sh", "user", name, "viewer");
        assertThat(result.code()).as(result.text()).isZero();
        return result.text().lines().findFirst().orElseThrow().replaceAll(".*password ", "");
    }

    /** Publishes a post of the blog; its address and that of a file it names. */
    private static List<String> postWithUpload() {
        String php = """
                <?php
                require '/var/www/html/wp-load.php';
                $upload = wp_upload_bits('suite.txt', null, 'words of the suite');
                $post = wp_insert_post(['post_title' => 'Before the backup', 'post_name' => 'suite-backup',
                    'post_status' => 'publish', 'post_content' => $upload['url']]);
                echo 'at ', get_permalink($post), ' ', $upload['url'];
                """;
        String ask = "printf %s \"$0\" > /tmp/suite.php && exec /ask.sh /tmp/suite.php /suite.php 30";
        Docker.Result result = Docker.exec("wordpress", "sh", "-c", ask, php);
        assertThat(result.text()).contains("at https://");
        return List.of(result.text().replaceAll("(?s).*at https", "https").split(" "));
    }

    /** A document with a value of each type, made when it is not there, as canonical Extended JSON. */
    private static String everyType() {
        Docker.Result result = Docker.exec("mongodb", "mongosh", "--quiet", "--norc", "--eval", """
                db.getSiblingDB('admin').auth('root',
                    require('fs').readFileSync('/run/secrets/mongodb_root_password', 'utf8').trim());
                const suite = db.getSiblingDB('totem_policy').getCollection('suite_types');
                suite.updateOne({_id: 1}, {$setOnInsert: {int: NumberInt(5), whole: Double(5), half: 0.5,
                    long: NumberLong('5'), big: NumberLong('9007199254740993'), at: ISODate('2026-11-21T09:00:00.123Z'),
                    id: ObjectId('65a000000000000000000001'), bytes: BinData(0, 'AAEC/w=='), exact: NumberDecimal('1.10'),
                    nothing: null, list: [NumberInt(1), 'zwei', {drei: true}], word: '한국어 🐧 \\n"', like: /a.b/i}},
                    {upsert: true});
                print(EJSON.stringify(suite.findOne({_id: 1}, {}, {promoteValues: false}), {relaxed: false}));
                """);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text().lines().reduce((first, second) -> second).orElseThrow();
    }

    static Path newest(Path folder) throws IOException {
        return folder.resolve(files(folder).stream()
                .filter(name -> name.endsWith(".tar"))
                .sorted()
                .reduce((first, second) -> second)
                .orElseThrow());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> containers() {
        return Docker.SERVICES.stream()
                .map(service -> Docker.inspect(service).getString("State.StartedAt"))
                .toList();
    }

    private static List<String> volumes() {
        return Docker.run(
                        "docker", "volume", "ls", "-q", "--filter", "label=com.docker.compose.project=" + Stack.PROJECT)
                .text()
                .lines()
                .toList();
    }

    private static String secrets() {
        return Docker.run("sh", "-c", "sha256sum " + System.getProperty("stack.secrets") + "/*_*")
                .text();
    }
}
