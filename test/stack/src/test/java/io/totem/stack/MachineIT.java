package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that the stack cannot run on says so in a sentence that leads on; never awk, the shell or the engine alone. */
class MachineIT {

    @TempDir
    Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void make() throws IOException {
        machine = new MadeUpMachine(folder);
    }

    @AfterEach
    void remove() {
        machine.remove();
    }

    @Test
    void on_an_ordinary_machine_nothing_is_said() {
        Docker.Result result = machine.run("check");
        assertThat(result.text()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KERNEL_KIND=Darwin                        | Totem's stack runs on Linux, and this is Darwin: take a Linux machine. make run starts Totem here
            KERNEL_KIND=FreeBSD                       | Totem's stack runs on Linux, and this is FreeBSD: take a Linux machine. make run starts Totem here
            ENGINE_COMMAND=podman version 5.4.2       | What answers to the name docker here is Podman, and the stack needs Docker Engine: install that
            ENGINE_COMPONENTS=Podman Engine Conmon    | What answers to the name docker here is Podman, and the stack needs Docker Engine: install that
            ENGINE_REFUSES=Cannot connect to the Docker daemon | The Docker engine does not answer: start it (systemctl start docker) or join its group
            ENGINE_REFUSES=Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44 | The docker command is too old for this engine (Docker version 28.5.2
            COMPOSE_MISSING=docker: 'compose' is not a docker command | Docker Compose v2 is missing: install the package docker-compose-plugin
            """)
    void what_the_stack_runs_on_is_missing(String setting, String sentence) {
        said(sentence, setting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGINE_VERSION=19.03.15                   | Docker Engine 19.03.15 is too old: 20.10 or newer is needed
            COMPOSE_VERSION=v2.3.3                    | Docker Compose 2.3.3 is too old: 2.20 or newer is needed
            ENGINE_SYSTEM=Docker Desktop              | This engine is Docker Desktop's, which has a virtual machine of its own
            ENGINE_SECURITY=name=seccomp name=rootless | This engine runs without root: its containers may not look at other users' processes
            ENGINE_SECURITY=name=selinux              | SELinux keeps this engine's containers from what they need of
            COMPOSE_REFUSES=client version 1.43 is too old. Minimum supported API version is 1.44 | Docker Compose 2.40.3+ds1-3 is too old for Docker Engine 28.5.2: bring the package docker-compose-plugin up to date
            PROCESSOR=armv7l                          | MongoDB has no image for this processor (armv7l): name another image in MONGO_IMAGE (.env); make run
            """)
    void what_stands_in_the_way_is_said_with_what_to_do(String setting, String sentence) {
        said("✗ " + sentence, setting);
    }

    @ParameterizedTest
    @CsvSource({"29.0.0,2.40.3", "28.5.2,5.0.1", "20.10.24+dfsg1,v2.20.0", "26.1.5+dfsg1,2.26.1-4", "dev,2.100.0"})
    void every_version_from_the_oldest_on_is_taken(String engine, String compose) {
        machine.set("ENGINE_VERSION", engine).set("COMPOSE_VERSION", compose);
        assertThat(machine.run("check").text()).isEmpty();
    }

    @Test
    void a_folder_that_selinux_opens_to_containers_is_none_in_the_way() {
        machine.set("ENGINE_SECURITY", "name=selinux").set("LABEL", "system_u:object_r:container_file_t:s0");
        assertThat(machine.run("check").text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6.1.0-44-amd64,0",
        "6.18.44,0",
        "5.10.0-cloud,0",
        "4.18.0-553.el8,0",
        "6.19.0,1",
        "6.20.1-generic,1",
        "7.0.0-30-generic,1",
        "7.0.13,1",
        "7.0.14,1",
        "7.1.5-arch1-1,1",
        "10.0.2,1",
        "mine,1",
        "six.nineteen,1"
    })
    void mongodb_gets_the_allocator_that_the_kernel_bears(String kernel, String rseq) {
        machine.set("KERNEL", kernel);
        assertThat(setting("MONGO_GLIBC_TUNABLES")).isEqualTo("glibc.pthread.rseq=" + rseq);
    }

    @ParameterizedTest
    @CsvSource({"6.18.44,false", "6.19.2,true"})
    void a_store_that_is_down_since_the_kernel_was_updated_says_so(String kernel, boolean said) {
        Docker.Result result = machine.set("KERNEL", kernel)
                .set("CONTAINER_STATE", "restarting")
                .run("status");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()
                        .contains("It was made for another kernel than this machine has now (6.19.2). "
                                + "Start it anew: make up"))
                .isEqualTo(said);
    }

    @Test
    void the_container_of_mongodb_gets_it() {
        String asked = "cd ../.. && MONGO_GLIBC_TUNABLES=as.said docker compose -f docker-compose.yml config";
        assertThat(Docker.run("sh", "-c", asked).text()).contains("GLIBC_TUNABLES: as.said");
    }

    @Test
    void a_kernels_name_that_is_no_version_is_no_reason_to_stop() {
        Docker.Result result = machine.set("KERNEL", "mine-$(id)").run("check");
        assertThat(result.code()).isZero();
        assertThat(result.text())
                .isEqualTo("– This kernel calls itself \"mine-$(id)\", which is no version: "
                        + "MongoDB is started in the way that every kernel bears.");
    }

    @Test
    void linux_in_windows_is_told_what_it_will_watch() {
        Docker.Result result =
                machine.set("KERNEL", "5.15.153.1-microsoft-standard-WSL2").run("check");
        assertThat(result.code()).isZero();
        assertThat(result.text())
                .isEqualTo("– This is Linux in Windows (WSL): Totem watches this Linux, not the Windows around it.");
    }

    @Test
    void a_processor_without_avx_is_said() throws IOException {
        machine.file("/proc/cpuinfo", "flags : fpu sse4_2\n");
        said("✗ This processor has no AVX, which MongoDB needs: name another image");
    }

    @Test
    void a_raspberry_pi_4_is_told_that_mongodb_needs_a_newer_processor() throws IOException {
        machine.file("/proc/cpuinfo", "Features : fp asimd evtstrm crc32 cpuid\n");
        said("✗ This processor is older than ARMv8.2-A, which MongoDB needs", "PROCESSOR=aarch64");
    }

    @Test
    void a_raspberry_pi_5_is_told_which_system_has_the_right_pages() throws IOException {
        machine.file("/proc/cpuinfo", "Features : fp asimd evtstrm aes crc32 atomics fphp asimdhp cpuid dcpop\n");
        machine.set("PROCESSOR", "aarch64");
        assertThat(machine.run("check").text()).isEmpty();
        said("✗ This kernel has pages of 16 KiB, and MongoDB is made for 4", "PAGE=16384");
    }

    @Test
    void another_store_asks_nothing_of_the_processor() throws IOException {
        machine.file("/proc/cpuinfo", "Features : fp\n");
        machine.set("PROCESSOR", "riscv64").set("MONGO_IMAGE", "example.org/ferretdb:2");
        assertThat(machine.run("check").text()).isEmpty();
    }

    @Test
    void one_gibibyte_of_memory_is_too_little_and_swap_is_memory() throws IOException {
        String little = "MemTotal: 1009664 kB\nMemAvailable: 760000 kB\n";
        machine.file("/proc/meminfo", little + "SwapTotal: 0 kB\nSwapFree: 0 kB\n");
        said("✗ This machine has 986 MiB of memory, swap included, and the stack needs 1350 free: add memory or swap");
        machine.file("/proc/meminfo", little + "SwapTotal: 2097148 kB\nSwapFree: 2097148 kB\n");
        assertThat(machine.run("check").text()).isEmpty();
    }

    @Test
    void a_missing_tool_is_named_with_its_package() throws IOException {
        machine.without("flock");
        said("flock is missing: install it (the package util-linux), then do this again.");
    }

    /** The files of the kernel say it, where ss is not installed. */
    @Test
    void a_port_in_use_is_seen_without_ss() throws IOException {
        machine.onlyBusyBoxAnd("flock");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            said("✗ Port " + taken.getLocalPort() + " is in use by a process", "BLOG_PORT=" + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9 naming to docker.example.org/totem/nginx:0.1.0 done\\n#12 dial tcp: lookup libraries.example.org on 10.0.0.1:53: no such host | libraries.example.org does not answer. Is this machine online? What was built by now is kept.
            9 naming to docker.example.org/totem/nginx:0.1.0 done\\n#14 ERROR: write /opt/x: no space left on device | the disk is full. Make room in
            14 npm error code ENOSPC                 | the disk is full. Make room in
            14 ERROR: write /opt/x: disk quota exceeded | the disk is full. Make room in
            """)
    void a_build_that_breaks_off_in_the_middle_says_why(String output, String sentence) {
        said("The images could not be built: " + sentence, "images missing", "BUILD_FAILS=" + output);
    }

    /** Of a disk that is quite full, not even the log says so. */
    @Test
    void a_full_disk_is_seen_without_a_word_in_the_log() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", full.toString())
                        .code())
                .isZero();
        try {
            said(
                    "The images could not be built: the disk is full",
                    "images missing",
                    "BUILD_FAILS=14",
                    "DOCKER_ROOT=" + full);
        } finally {
            Docker.run("umount", full.toString());
        }
    }

    private void said(String sentence, String... settings) {
        String script = "check";
        for (String setting : settings) {
            int middle = setting.indexOf('=');
            if (middle < 0) {
                script = setting;
            } else {
                machine.set(setting.substring(0, middle), setting.substring(middle + 1));
            }
        }
        Docker.Result result = machine.run(script.split(" ")[0], script.substring(script.indexOf(' ') + 1));
        assertThat(result.code()).as(result.text()).isEqualTo(1);
        assertThat(result.text()).contains(sentence);
        assertThat(result.text().lines().filter(line -> !line.startsWith("Building ") && !line.startsWith("  ✓ ")))
                .hasSizeLessThanOrEqualTo(2)
                .allMatch(line -> line.contains(sentence) || line.equals("Totem was not started."));
    }

    private String setting(String name) {
        Docker.Result result = machine.run("../test/stack/src/test/resources/show-setting", name);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text();
    }
}
