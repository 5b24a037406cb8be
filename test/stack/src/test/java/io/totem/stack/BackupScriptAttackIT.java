package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container that was taken over says to the scripts of the host, by an engine that says what the test wants. */
class BackupScriptAttackIT {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern STEERS =
            Pattern.compile("(?s).*[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u202a-\\u202e\\ufeff].*");
    private static final String STEERING = "bad \\033[2J \\302\\2331m \\342\\200\\256 \\330\\234 \\357\\273\\277 end";

    @TempDir
    Path folder;

    private Path checkout;

    private MadeUpMachine machine;

    @BeforeEach
    void aCheckoutWithSecrets() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Docker.run("sh", "-c", "cd " + HOUSE + " && cp -r .env docker-compose.yml mongodb scripts " + checkout);
        machine = new MadeUpMachine(folder);
        assertThat(machine.runIn(checkout, "secrets").code()).isZero();
    }

    @AfterEach
    void remove() {
        machine.remove();
    }

    @Test
    void a_dump_without_end_is_cut_and_said() throws IOException {
        machine.engine("*mariadb-dump*", "timeout 15 yes insert");
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("The backup was not made: mariadb printed more than");
        assertThat(Archives.files(checkout.resolve("backups"))).containsExactly(".lock");
    }

    @Test
    void a_last_line_without_end_takes_no_memory() throws IOException {
        machine.limitMemory(100_000);
        machine.engine("*mariadb-dump*", "head -c 200000000 /dev/zero | tr '\\0' x");
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.text()).contains("mariadb could not be read").doesNotContainIgnoringCase("memory");
    }

    @Test
    void complaints_without_end_fill_no_disk() throws IOException {
        Path small = Files.createDirectory(folder.resolve("small"));
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString())
                        .code())
                .isZero();
        try {
            machine.set("TMPDIR", small.toString());
            machine.engine(
                    "*mariadb-dump*",
                    "yes complaint | head -c 50000000 >&2 || exit 1; echo '-- Dump completed on this day'");
            Docker.Result result = machine.runIn(checkout, "backup");
            assertThat(result.code()).as(result.text()).isZero();
        } finally {
            Docker.run("umount", small.toString());
        }
    }

    @Test
    void a_store_that_cannot_be_read_does_not_steer_the_terminal() throws IOException {
        machine.engine("*mariadb-dump*", "printf '" + STEERING + "\\n' >&2; exit 1");
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("bad ", " end").doesNotMatch(STEERS);
    }

    @Test
    void what_is_left_out_of_a_volume_does_not_steer_the_terminal() throws IOException {
        machine.engine(
                "*certificates:/volume:ro*\"sh -c\"*",
                "printf 'left out: 1 (" + STEERING + ")\\n' >&2; tar -cf - -C \"${0%/*}\" docker");
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text())
                .contains("volume-certificates: left out", "bad ")
                .doesNotMatch(STEERS);
    }

    @Test
    void a_failed_build_does_not_steer_the_terminal() {
        machine.set("BUILD_FAILS", "error: " + STEERING.replace("\\3", "\\03").replace("\\2", "\\02"));
        Docker.Result result = machine.runIn(checkout, "images");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("bad ", " end").doesNotMatch(STEERS);
    }

    @Test
    void a_volume_larger_than_the_free_space_is_not_begun() throws IOException {
        machine.engine("\"run \"*\"du -sk\"*", "printf '999999999999\\t/volume\\n'");
        machine.engine("*mariadb-dump*", "touch " + folder.resolve("asked"));
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("is full", "needed", "BACKUP_FOLDER");
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void a_volume_that_grows_while_it_is_read_leaves_a_rest_of_the_disk() throws IOException {
        Path backups = Files.createDirectory(checkout.resolve("backups"));
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", backups.toString())
                        .code())
                .isZero();
        try {
            machine.engine(
                    "*certificates:/volume:ro*\"sh -c\"*",
                    "head -c 9000000 /dev/urandom; df -Pk " + backups + " | awk 'NR == 2 {print $4}' > "
                            + folder.resolve("free"));
            Docker.Result result = machine.runIn(checkout, "backup");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.text()).contains("is full", "BACKUP_FOLDER");
            assertThat(Archives.files(backups)).containsExactly(".lock");
            int freeThen =
                    Integer.parseInt(Files.readString(folder.resolve("free")).strip());
            assertThat(freeThen).isGreaterThan(100);
        } finally {
            Docker.run("umount", backups.toString());
        }
    }

    @Test
    void a_restore_that_fails_has_deleted_nothing() throws IOException {
        assertThat(machine.runIn(checkout, "backup").code()).isZero();
        Path archive = Archives.newest(checkout.resolve("backups"));
        Path calls = folder.resolve("calls");
        machine.engine("*certificates:/volume:rw*", "echo 'tar: Cannot open: No space left on device' >&2; exit 1");
        machine.engine("\"compose down\"*", "echo \"${COMPOSE_PROJECT_NAME-} $*\" >> " + calls);
        machine.set("YES", "1");
        Docker.Result result = machine.runIn(checkout, "restore", archive.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .contains("No space left", "Nothing was touched: volume-certificates could not be filled");
        assertThat(Files.readAllLines(calls)).isNotEmpty().allMatch(call -> call.startsWith("totem-restore-trial "));
        assertThat(checkout.resolve("state/restoring")).doesNotExist();
    }

    @Test
    void a_stack_that_has_the_name_of_the_trial_is_left_alone() throws IOException {
        assertThat(machine.runIn(checkout, "backup").code()).isZero();
        Path archive = Archives.newest(checkout.resolve("backups"));
        Path calls = folder.resolve("calls");
        machine.engine("\"ps -a --filter label=com.docker.compose.project=totem-restore-trial\"*", "echo nginx");
        machine.engine("\"compose down\"*", "echo \"$*\" >> " + calls);
        machine.set("YES", "1");
        Docker.Result result = machine.runIn(checkout, "restore", archive.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("Nothing was touched: the Compose project totem-restore-trial");
        assertThat(calls).doesNotExist();
    }

    @Test
    void what_a_container_prints_in_its_health_check_takes_no_memory() throws IOException {
        machine.limitMemory(200_000);
        machine.set("CONTAINER_STATE", "unhealthy");
        machine.engine("\"inspect -f {{index .Config.Healthcheck.Test 0}}\"*", "echo CMD-SHELL");
        machine.engine("exec*", "head -c 400000000 /dev/zero | tr '\\0' x; exit 1");
        Docker.Result result = machine.runIn(checkout, "health");
        assertThat(result.text()).startsWith("c1 mongodb unhealthy").hasSizeLessThan(5_000);
    }
}
