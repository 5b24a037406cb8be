package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The site doctor of the stack looks at the stack's own sites, while containers are stopped and broken under them. What it
 * prints as the cure is executed literally.
 */
class SiteDoctorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<Integer, String> ROWS = new TreeMap<>();

    @BeforeAll
    static void sitesToBreak() {
        StackFault.PAGES.forEach((id, path) -> Doctor.target(id, Doctor.target("blog"), path));
    }

    @AfterAll
    static void theTableIsWritten() throws IOException {
        StackFault.PAGES.keySet().forEach(Doctor::forget);
        if (ROWS.size() == StackFault.all().size()) {
            DoctorTable.OF_THE_STACK.write(
                    Path.of("../..").toAbsolutePath().normalize().resolve("docs/doctor.md"),
                    List.copyOf(ROWS.values()));
        }
    }

    /** What a machine may have behind it, or have filled, before the suite came. */
    private static final List<String> OF_THE_MACHINE =
            List.of("DISK_FULL", "DISK_NEARLY_FULL", "UNIT_FAILED", "OUT_OF_MEMORY");

    @Test
    void the_stacks_own_two_sites_are_there_from_the_start() {
        List<String> ids = Doctor.targets().getList("items.id");
        assertThat(ids).contains("totem", "blog");
    }

    @RepeatedTest(10)
    void a_healthy_site_has_no_cause() {
        for (String site : List.of("totem", "blog")) {
            JsonPath run = Doctor.run(site);
            List<String> causes = run.getList("causes.code", String.class);
            assertThat(causes).as(run.prettify()).isSubsetOf(OF_THE_MACHINE);
            assertThat(run.getString("state")).isEqualTo(causes.isEmpty() ? "healthy" : "attention");
            assertThat(run.getLong("millis")).isLessThan(15_000);
        }
    }

    @ParameterizedTest
    @MethodSource("io.totem.stack.StackFault#all")
    void the_right_cause_stands_first_and_its_cure_heals(StackFault fault) {
        sh(fault.breaks());
        try {
            await().atMost(PATIENCE).until(Doctor::knowsTheContainers);
            JsonPath run = Doctor.run(fault.site());
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo(fault.state());
            assertThat(run.getString("causes[0].code")).as(run.prettify()).isEqualTo(fault.code());
            List<String> commands = run.getList("causes[0].commands");
            assertThat(commands.isEmpty()).as(commands.toString()).isNotEqualTo(fault.curable());
            if (fault.curable()) {
                commands.forEach(SiteDoctorIT::sh);
                isHealthyAgain(fault.site());
            }
            ROWS.put(StackFault.all().indexOf(fault), fault.row(run));
        } finally {
            sh(fault.heals());
            isHealthyAgain(fault.site());
        }
    }

    private static void isHealthyAgain(String site) {
        if (!StackFault.BROKEN_FOR_GOOD.contains(site)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(Doctor.run(site).getString("state")).isEqualTo("healthy"));
        }
    }

    private static void sh(String script) {
        Docker.Result result = Docker.run("sh", "-ec", script);
        assertThat(result.code()).as(script + "\n" + result.text()).isZero();
    }
}
