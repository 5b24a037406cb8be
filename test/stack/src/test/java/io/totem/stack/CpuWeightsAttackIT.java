package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Containers that take all the processor time they get, as a flood of requests or a hostile text makes them. */
class CpuWeightsAttackIT {

    private static final List<String> BURNING =
            List.of("wordpress", "log-stream", "process-policy", "site-doctor", "ftp");
    private static final List<String> WAY_IN = List.of("nginx", "dashboard", "mongodb");
    private static final int SECONDS = 25;
    private static final int LOGINS = 15;
    private static final int PLAIN = 1024;

    @Test
    void the_way_in_weighs_more_than_what_can_be_made_to_work() {
        for (String service : Docker.SERVICES) {
            assertThat(weight(service)).as(service).isEqualTo(WAY_IN.contains(service) ? 2048 : 256);
        }
    }

    /** How much sooner than without weights is printed, for docs/operations.md: times are no promise on a shared machine. */
    @Test
    void the_login_page_comes_while_other_containers_take_all_processors() {
        double without;
        Map<String, Integer> kept = new HashMap<>();
        Docker.SERVICES.forEach(service -> kept.put(service, weight(service)));
        try {
            Docker.SERVICES.forEach(service -> weigh(service, PLAIN));
            without = millisOfALoginPage();
        } finally {
            kept.forEach(CpuWeightsAttackIT::weigh);
        }
        double with = millisOfALoginPage();
        System.out.printf(
                "Login page under load: %.0f ms with weights, %.0f ms without, %.1f times%n",
                with, without, without / with);
    }

    /** The median while the others burn, two loops each: that is five for every processor of a small machine. */
    private static double millisOfALoginPage() {
        List<Process> loops = new ArrayList<>();
        try {
            for (String service : BURNING) {
                for (int loop = 0; loop < 2; loop++) {
                    loops.add(burn(service));
                }
            }
            Stack.visitor().get("/login").then().statusCode(200);
            List<Long> nanos = new ArrayList<>();
            for (int login = 0; login < LOGINS; login++) {
                long began = System.nanoTime();
                Stack.visitor().get("/login").then().statusCode(200);
                nanos.add(System.nanoTime() - began);
            }
            nanos.sort(null);
            return nanos.get(LOGINS / 2) / 1e6;
        } finally {
            // The loops are the engine's children: they are ended inside, and not what bounds them, which would leave
            // them.
            BURNING.forEach(service -> Docker.pids(service).stream()
                    .filter(CpuWeightsAttackIT::isLoop)
                    .forEach(pid -> Docker.run("kill", "-KILL", pid)));
            loops.forEach(Process::destroyForcibly);
        }
    }

    private static Process burn(String service) {
        try {
            return new ProcessBuilder(
                            "docker",
                            "exec",
                            Docker.container(service),
                            "timeout",
                            "" + SECONDS,
                            "sh",
                            "-c",
                            "while :; do :; done")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isLoop(String pid) {
        String command = Docker.run("cat", "/proc/" + pid + "/cmdline").text();
        return command.startsWith("sh") && command.contains("while :; do :; done");
    }

    private static int weight(String service) {
        return Docker.inspect(service).getInt("HostConfig.CpuShares");
    }

    private static void weigh(String service, int shares) {
        Docker.Result result = Docker.run("docker", "update", "--cpu-shares", "" + shares, Docker.container(service));
        assertThat(result.code()).as(result.text()).isZero();
    }
}
