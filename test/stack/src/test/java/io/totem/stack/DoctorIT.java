package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The site doctor on a host of its own, with systemd, nginx and PHP: the site is broken in every way that can be made there,
 * and each time the doctor must name that cause first. What it prints as the cure is executed literally.
 */
class DoctorIT {

    private static final String HOST = Stack.PROJECT + "-site";
    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final String TRUST = "/etc/site-tls/trust.p12";
    private static final Map<Integer, String> ROWS = new TreeMap<>();

    @BeforeAll
    static void aHostWithASite() {
        SystemdHost.start(
                HOST,
                "totem/standin-site",
                // The sight of other processes' files, which the root of a whole machine has.
                "--cap-add=SYS_PTRACE",
                "--volume=" + HOUSE.resolve("services/standalone/target/quarkus-app") + ":/opt/totem:ro");
        sh("keytool -importcert -noprompt -alias tests -storepass changeit -file /etc/site-tls/root.pem -keystore "
                + TRUST);
    }

    @AfterAll
    static void theHostGoesAndTheTableIsWritten() throws IOException {
        SystemdHost.stop(HOST);
        if (ROWS.size() == Fault.all().size()) {
            DoctorTable.OF_A_HOST.write(HOUSE.resolve("docs/doctor.md"), List.copyOf(ROWS.values()));
        }
    }

    @BeforeEach
    void theSiteIsHealthy() {
        sh("restore.sh");
    }

    @RepeatedTest(10)
    void a_healthy_site_has_no_cause() {
        JsonPath run = doctor();
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("healthy");
        assertThat(run.getList("causes")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.totem.stack.Fault#all")
    void the_right_cause_stands_first_and_its_cure_heals(Fault fault) {
        sh(fault.script());
        JsonPath run = doctor(fault.options());
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo(fault.state());
        assertThat(run.getString("causes[0].code")).as(run.prettify()).isEqualTo(fault.code());
        List<String> commands = run.getList("causes[0].commands");
        assertThat(commands.isEmpty()).as(commands.toString()).isNotEqualTo(fault.curable());
        if (fault.curable()) {
            commands.forEach(DoctorIT::sh);
            assertThat(doctor().getString("state")).isEqualTo("healthy");
        }
        ROWS.put(Fault.all().indexOf(fault), row(fault, run));
    }

    private static JsonPath doctor() {
        return doctor("");
    }

    private static JsonPath doctor(String options) {
        return JsonPath.from(Docker.run(
                        "docker",
                        "exec",
                        HOST,
                        "sh",
                        "-c",
                        "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                                + " -Djavax.net.ssl.trustStore=" + TRUST
                                + " -Djavax.net.ssl.trustStorePassword=changeit"
                                + " -jar /opt/totem/quarkus-run.jar doctor https://site.test/ --json"
                                + " --text 'The site works.' " + options + " 2> /dev/null")
                .text());
    }

    private static void sh(String script) {
        Docker.Result result = Docker.run("docker", "exec", HOST, "sh", "-ec", script);
        assertThat(result.code()).as(script + "\n" + result.text()).isZero();
    }

    private static String row(Fault fault, JsonPath run) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.1f |",
                fault.name(),
                run.getString("causes[0].code"),
                run.getString("causes[0].confidence"),
                fault.curable() ? "its commands, executed" : "for a person",
                run.getLong("millis") / 1_000.0);
    }
}
