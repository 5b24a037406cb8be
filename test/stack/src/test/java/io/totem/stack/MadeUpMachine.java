package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A machine as the scripts of the host see it: its engine, its kernel, its processor and its memory are said by the test. */
final class MadeUpMachine {

    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    /** Answers what scripts/machine, check, images and backup ask; the capitals are the test's. */
    private static final String ENGINE = """
            #!/bin/sh
            refuse() { [ -z "$1" ] || { printf '%b\\n' "$1" >&2; exit 1; }; }
            case "$*" in
                --version) echo "$ENGINE_COMMAND" ;;
                info) refuse "$ENGINE_REFUSES" ;;
                "info -f {{.OperatingSystem}}") echo "$ENGINE_SYSTEM" ;;
                "info -f {{.DockerRootDir}}") echo "$DOCKER_ROOT" ;;
                "info -f"*SecurityOptions*) printf '%s\\n' $ENGINE_SECURITY ;;
                "version -f"*Components*) echo "$ENGINE_COMPONENTS" ;;
                "version -f"*) echo "$ENGINE_VERSION" ;;
                "compose version") refuse "$COMPOSE_MISSING" ;;
                "compose version --short") echo "$COMPOSE_VERSION" ;;
                "compose ls"*) refuse "$COMPOSE_REFUSES" ;;
                "compose build"*) refuse "$BUILD_FAILS" ;;
                "compose config --images") printf '%s\\n' totem/nginx:0.1.0 ;;
                "compose config --volumes") printf '%s\\n' certificates mongodb-data ;;
                "compose config") echo "name: totem" ;;
                "image inspect"*) [ -z "$BUILD_FAILS" ] ;;
                "compose ps"*) echo c1 ;;
                *mariadb-dump*) echo "-- Dump completed on this day" ;;
                *mongosh*) echo '{"end":true}' ;;
                "inspect -f {{.Id}} "*) echo "c1 mongodb ${CONTAINER_STATE:-healthy}" ;;
                inspect*State.Status*) echo "${CONTAINER_STATE:-running}" ;;
                inspect*compose.service*) echo mongodb ;;
                inspect*Config.Env*) echo "GLIBC_TUNABLES=glibc.pthread.rseq=0" ;;
                "run "*"du -sk"*) printf '100\\t/volume\\n' ;;
                "run "*) tar -cf - -C "${0%/*}" docker ;;
            esac
            """;

    private static final String UNAME = """
            #!/bin/sh
            case "$1" in
                -s) echo "$KERNEL_KIND" ;;
                -r) echo "$KERNEL" ;;
                -m) echo "$PROCESSOR" ;;
                *) echo machine ;;
            esac
            """;

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> mounts = new ArrayList<>();

    MadeUpMachine(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder.resolve("machine"));
        program("docker", ENGINE);
        program("uname", UNAME);
        program("getconf", "#!/bin/sh\necho \"$PAGE\"\n");
        program("ls", "#!/bin/sh\necho \"$LABEL .\"\n");
        Map.of(
                        "ENGINE_COMMAND",
                        "Docker version 28.5.2, build ecc6942",
                        "ENGINE_VERSION",
                        "28.5.2",
                        "KERNEL_KIND",
                        "Linux")
                .forEach(this::set);
        Map.of("ENGINE_SYSTEM", "Debian GNU/Linux 12 (bookworm)", "ENGINE_SECURITY", "name=seccomp,profile=builtin")
                .forEach(this::set);
        Map.of("COMPOSE_VERSION", "2.40.3+ds1-3", "KERNEL", "6.1.0-44-amd64", "PROCESSOR", "x86_64", "PAGE", "4096")
                .forEach(this::set);
        // Nobody listens there, and no suite's stack was given them.
        Map.of(
                        "HTTP_PORT",
                        "61",
                        "HTTPS_PORT",
                        "62",
                        "BLOG_PORT",
                        "63",
                        "FTP_PORT",
                        "64",
                        "FTP_PASSIVE_PORTS",
                        "1065-1066")
                .forEach(this::set);
        set("DOCKER_ROOT", this.folder.toString());
        set("MONGO_IMAGE", "mongo:8.0");
        file("/proc/meminfo", "MemTotal: 4096000 kB\nMemAvailable: 3072000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n");
        file("/proc/cpuinfo", "flags : fpu avx\n");
    }

    MadeUpMachine set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** What a program of that name does there. */
    void program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What its engine does instead when it is called so. */
    void engine(String pattern, String commands) throws IOException {
        String engine = Files.readString(folder.resolve("docker"));
        program(
                "docker",
                engine.replace("case \"$*\" in\n", "case \"$*\" in\n    " + pattern + ") " + commands + " ;;\n"));
    }

    /** For each process. */
    void limitMemory(int kib) {
        mounts.add("ulimit -v " + kib);
    }

    /** What stands there in a file of the kernel's. */
    MadeUpMachine file(String path, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(path.substring(path.lastIndexOf('/') + 1)), text);
        mount(file, path);
        return this;
    }

    void mount(Path source, String target) {
        mounts.add("mount --bind " + source + " " + target);
    }

    /** Takes all programs away but these, and gives it BusyBox' instead. */
    void onlyBusyBoxAnd(String... programs) throws IOException {
        for (String applet : Docker.run("busybox", "--list").text().split("\n")) {
            if (!Files.exists(folder.resolve(applet))) {
                Files.createSymbolicLink(folder.resolve(applet), Path.of("/bin/busybox"));
            }
        }
        for (String program : programs) {
            Files.deleteIfExists(folder.resolve(program));
            String real = Docker.run("sh", "-c", "command -v " + program).text();
            Files.createSymbolicLink(folder.resolve(program), Path.of(real));
        }
        mount(Path.of("/bin/busybox"), Docker.run("readlink", "-f", "/bin/sh").text());
        set("PATH", folder.toString());
    }

    /** Leaves a machine without that program: everything else is linked. */
    void without(String program) throws IOException {
        onlyBusyBoxAnd("flock", "awk");
        Files.delete(folder.resolve(program));
    }

    /** It is full of links, of which JUnit would warn. */
    void remove() {
        Docker.run("find", folder.toString(), "-type", "l", "-delete");
    }

    Docker.Result run(String script, String... words) {
        return runIn(HOUSE, script, words);
    }

    Docker.Result runIn(Path checkout, String script, String... words) {
        settings.putIfAbsent("PATH", folder + ":" + System.getenv("PATH"));
        StringBuilder line = new StringBuilder();
        mounts.forEach(mount -> line.append(mount).append(" && "));
        line.append("exec /usr/bin/env \"$@\"");
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "--propagation", "slave", "/bin/bash", "-c", line.toString(), "sh"));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        command.add(checkout.resolve("scripts").resolve(script).toString());
        command.addAll(List.of(words));
        return Docker.run(command.toArray(String[]::new));
    }
}
