package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost. One of the last, as it deletes everything and puts it back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(LastTests.BACKUP)
class BackupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String DROPPED = "/srv/ftp/drop/logs/suite-backup.log";

    /** A device that any user may make, a path that nobody can open, and a file of 8 TiB with nothing in it. */
    private static final String HOSTILE = """
            mkdir /var/www/html/hostile && cd /var/www/html/hostile && mknod device c 0 0 &&
            p=$(printf '%0250d/' 1 2 3 4 5 6 7) && mkdir -p 1/$p 2/$p 3/$p && mv 3 2/$p && mv 2 1/$p &&
            dd of=hole bs=1 count=0 seek=8796093022208
            """;

    @TempDir
    static Path archives;

    private static Path archive;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeAnArchive() throws IOException {
        archive = Archives.backup(archives);
    }

    @Test
    @Order(1)
    void what_was_acknowledged_comes_back_after_everything_was_deleted() throws IOException {
        String policy = Policies.add();
        refuseToEndTheFirstProcess("the suite before its backup");
        String person = "mina-" + Long.toString(System.nanoTime(), 36);
        String given = People.made(person, "viewer");
        String types = everyType();
        List<String> history = await().atMost(PATIENCE).until(HistoryIT::slots, slots -> slots.size() > 2);
        String certificate = SecondStartIT.certificate();
        List<String> post = postWithUpload();
        assertThat(Docker.exec("ftp", "sh", "-c", "echo dropped > " + DROPPED).code())
                .isZero();
        String cookie = Stack.session();
        assertThat(Docker.exec("wordpress", "sh", "-c", HOSTILE).code()).isZero();

        Path made;
        int before;
        int acknowledged;
        try (Posts posts = Posts.begin()) {
            before = await().atMost(PATIENCE).until(posts::acknowledged, count -> count > 3);
            made = Archives.backup(folder);
            acknowledged = posts.acknowledged();
        }
        Docker.Result deleted = Docker.run("sh", "-c", "echo yes | " + Archives.SCRIPTS.resolve("clean") + " --data");
        assertThat(deleted.code()).as(deleted.text()).isZero();
        assertThat(Path.of(System.getProperty("stack.secrets"))).doesNotExist();
        assertThat(volumes()).isEmpty();

        Archives.restore(made);

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
        assertThat(SecondStartIT.certificate()).isEqualTo(certificate);
        Stack.visitor().get(post.getFirst()).then().statusCode(200).body(containsString("Before the backup"));
        Stack.visitor().get(post.getLast()).then().statusCode(200).body(equalTo("words of the suite"));
        assertThat(Docker.exec("ftp", "cat", DROPPED).text()).isEqualTo("dropped");
        assertThat(Docker.exec(
                                "wordpress",
                                "stat",
                                "-c",
                                "%n %s",
                                "/var/www/html/hostile/hole",
                                "/var/www/html/hostile/device")
                        .text())
                .contains("hole 8796093022208")
                .contains("No such file");
        Docker.exec("wordpress", "rm", "-rf", "/var/www/html/hostile");
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
                "mongodb_site_doctor_password",
                "mariadb_wordpress_password",
                "redis_metrics_password")) {
            Files.delete(secrets.resolve(name));
        }
        Docker.run(Archives.SCRIPTS.resolve("secrets").toString());
        String password = Stack.secret("mariadb_wordpress_password");

        Archives.restore(archive, "KEEP_SECRETS=1");

        assertThat(Stack.secret("mariadb_wordpress_password")).isEqualTo(password);
        Stack.forgetSession();
        Stack.admin().get("/api/policies").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> !HistoryIT.slots().isEmpty());
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

    private static List<String> volumes() {
        return Docker.run(
                        "docker", "volume", "ls", "-q", "--filter", "label=com.docker.compose.project=" + Stack.PROJECT)
                .text()
                .lines()
                .toList();
    }
}
