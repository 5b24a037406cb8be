package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the host do with BusyBox' shell and programs: an Alpine host has no others. */
class HostToolsIT {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private MadeUpMachine machine;
    private Path checkout;

    @BeforeEach
    void make() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Docker.run("sh", "-c", "cd " + HOUSE + " && cp -r .env docker-compose.yml mongodb scripts " + checkout);
        machine = new MadeUpMachine(folder);
        // Those that are packages of their own there, too. Debian's BusyBox lacks some that Alpine's has.
        machine.onlyBusyBoxAnd("flock", "openssl");
        assertThat(machine.runIn(checkout, "secrets").code()).isZero();
    }

    @AfterEach
    void remove() {
        machine.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine", "check", "readable", "secrets", "service", "status"})
    void a_script_that_looks_or_repairs_says_nothing_of_its_tools(String script) {
        Docker.Result result = machine.runIn(checkout, script);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).doesNotContainIgnoringCase("busybox", "usage:", "not found", "invalid");
    }

    @Test
    void what_is_mounted_where_is_found() throws IOException {
        Docker.Result result = machine.runIn(checkout, "host-mounts");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).doesNotContainIgnoringCase("busybox");
        assertThat(Files.readString(checkout.resolve("state/host-mounts.yml"))).contains("/host/filesystems/1");
    }

    @Test
    void a_backup_is_whole() throws IOException {
        Docker.Result result = machine.runIn(checkout, "backup");
        assertThat(result.code()).as(result.text()).isZero();
        Path archive = Archives.newest(checkout.resolve("backups"));
        List<String> parts =
                Docker.run("tar", "-tf", archive.toString()).text().lines().toList();
        assertThat(parts)
                .contains("MANIFEST", "SHA256SUMS", "mongodb.jsonl.gz", "secrets.tar.gz", "volume-certificates.tar.gz");
        assertThat(Archives.files(checkout.resolve("backups"))).hasSize(2).contains(".lock");
    }
}
