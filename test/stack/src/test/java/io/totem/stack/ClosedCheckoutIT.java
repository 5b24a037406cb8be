package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A checkout that was made under umask 077, so that its files are its owner's alone. */
class ClosedCheckoutIT {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final String ANYBODY = "65534:65534";
    private static final String CLOSED = "-type d ! -perm -005 -o ! -type d ! -perm -004";

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void clone_under_umask_077() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        sh("umask 077 && tar -C " + HOUSE + " -cf - .env docker-compose.yml ftp mariadb mongodb nginx redis scripts"
                + " | tar -C " + checkout + " --no-same-permissions -xf -");
        assertThat(sh("find " + checkout + "/mongodb ! -perm -004")).isNotEmpty();
    }

    static Stream<Path> dockerfiles() throws IOException {
        try (Stream<Path> all = Files.walk(HOUSE, 4)) {
            return all
                    .filter(path -> path.getFileName().toString().equals("Dockerfile"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    /** From the stage before it comes what the build itself made, under a umask of its own. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void whatever_goes_into_an_image_is_given_its_mode(Path dockerfile) throws IOException {
        String text = Files.readString(dockerfile);
        String image = text.substring(text.lastIndexOf("\nFROM "));
        assertThat(image.lines().filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from=")))
                .allMatch(line -> line.startsWith("COPY --chmod="));
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, /etc/nginx /usr/share/totem",
        "redis, /etc/totem",
        "ftp, /etc/totem /etc/pam.d",
        "mariadb, /etc/totem"
    })
    void an_image_built_from_it_can_be_read_by_whom_it_runs_as(String name, String folders) {
        String built = "totem/closed-" + name + ":test";
        sh("docker build -q --build-arg BASE_IMAGE=" + Docker.BASE_IMAGE + " -t " + built + " "
                + checkout.resolve(name));
        try {
            String look = "find " + folders + " /docker-entrypoint.sh /healthcheck.sh " + CLOSED;
            assertThat(inContainer(built, "--user=" + ANYBODY, look).text()).isEmpty();
            Docker.Result given = inContainer(built, "--user=" + ANYBODY, "/healthcheck.sh");
            assertThat(given.text()).doesNotContain("ermission denied");
        } finally {
            Docker.run("docker", "rmi", built);
        }
    }

    @Test
    void make_up_opens_what_is_mounted_and_leaves_the_secrets_closed() throws IOException {
        Docker.Result up = up();
        assertThat(up.code()).as(up.text()).isZero();
        for (String mounted : mounted()) {
            String look = "find /mounted " + CLOSED;
            String mount = "--volume=" + checkout.resolve(mounted) + ":/mounted:ro";
            Docker.Result seen = inContainer(Docker.BASE_IMAGE, "--user=" + ANYBODY, mount, look);
            assertThat(seen.text()).as(mounted).isEmpty();
        }
        assertThat(mode(checkout.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(checkout.resolve("nginx"))).isEqualTo("rwx------");
    }

    @Test
    void what_cannot_be_opened_is_said_in_a_sentence() {
        sh("chmod -R go+rX " + checkout + " && chmod -R go-rwx " + checkout + "/mongodb");
        Docker.Result result = Docker.run(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", checkout + "/scripts/readable");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text().lines()).hasSize(1);
        assertThat(result.text())
                .contains("mongodb/", "cannot be read by the container that needs it", "sudo chmod -R go+rX mongodb/");
    }

    /** The folders of the checkout that the Compose file gives to containers. */
    private List<String> mounted() throws IOException {
        Matcher bind = Pattern.compile("type: bind, source: \\./([^,]+),")
                .matcher(Files.readString(checkout.resolve("docker-compose.yml")));
        List<String> folders = bind.results().map(found -> found.group(1)).toList();
        assertThat(folders).contains("secrets/tls").anyMatch(folder -> folder.startsWith("mongodb/"));
        return folders;
    }

    /** scripts/up with an engine that starts nothing and finds all well. */
    private Docker.Result up() throws IOException {
        Path engine = folder.resolve("docker");
        Files.writeString(engine, """
                #!/bin/sh
                case "$*" in
                    "version -f"*) echo 27.0.0 ;;
                    "compose version --short") echo 2.30.0 ;;
                    "compose config --services") echo mongodb ;;
                    "compose ps -aq" | "ps -q"*) echo c1 ;;
                    "info -f"*) echo /var/lib/docker ;;
                    *com.docker.compose.service*) echo c1 mongodb healthy ;;
                esac
                """);
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwx------"));
        return Docker.run(
                "env",
                "PATH=" + folder + ":" + System.getenv("PATH"),
                "DOCKER_ROOT=/var/lib/docker",
                "sh",
                "-c",
                "umask 077 && exec " + checkout + "/scripts/up");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** @param words options, then the command's line */
    private static Docker.Result inContainer(String image, String... words) {
        List<String> options = List.of(words).subList(0, words.length - 1);
        Stream<String> start = Stream.of("docker", "run", "--rm", "--network=none", "--workdir=/", "--entrypoint=sh");
        Stream<String> command = Stream.of(image, "-c", words[words.length - 1] + " 2>&1");
        return Docker.run(Stream.of(start, options.stream(), command)
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static String sh(String line) {
        Docker.Result result = Docker.run("sh", "-c", line);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text();
    }
}
