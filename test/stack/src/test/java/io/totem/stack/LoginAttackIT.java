package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Strangers at the login, through nginx, from many addresses of the network in front. */
class LoginAttackIT {

    private static final String NAME = "target-" + Long.toString(System.nanoTime(), 36);
    private static final String DEVICE = "__Host-totem-device";
    private static final String ATTACKER = Stack.PROJECT + "-attacker";
    private static final String REFUSED_BY_NGINX = "429 60";
    private static final String NETWORK = Stack.PROJECT + "_edge";

    private static String nginx;
    private static List<String> addresses;
    private static String device;

    @BeforeAll
    static void comeIn() {
        People.loggedIn(NAME, "viewer");
        device = login(People.PASSWORD).getCookie(DEVICE);
        nginx = (String) Docker.networks("nginx").get("edge").get("IPAddress");
        run(
                "docker",
                "run",
                "--detach",
                "--name",
                ATTACKER,
                "--network",
                NETWORK,
                "--entrypoint",
                "sleep",
                Docker.image("dashboard"),
                "600");
        String prefix = nginx.substring(0, nginx.lastIndexOf('.') + 1);
        addresses =
                IntStream.rangeClosed(200, 219).mapToObj(host -> prefix + host).toList();
        addresses.forEach(address -> inside("ip", "address", "add", address + "/16", "dev", "eth0"));
    }

    @AfterAll
    static void goAway() {
        Docker.run("docker", "rm", "--force", ATTACKER);
    }

    @Test
    void a_flood_of_logins_from_one_address_keeps_nobody_out_who_is_elsewhere_or_known() throws Exception {
        Process flood = new ProcessBuilder(insideCommand(curl(
                        addresses.getFirst(),
                        "/login?[1-300]",
                        "name=" + NAME + "&password=wrong",
                        "-Z",
                        "--parallel-max",
                        "100")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        flood.getOutputStream().close();
        assertThat(login(People.PASSWORD).statusCode()).as("elsewhere").isEqualTo(303);
        assertThat(fromThere(addresses.getFirst(), People.PASSWORD, "-H", "Cookie: " + DEVICE + "=" + device))
                .as("on a known device at the attacker's own address")
                .isEqualTo("303");
        List<String> answers =
                new String(flood.getInputStream().readAllBytes()).lines().toList();
        assertThat(flood.waitFor()).isZero();
        assertThat(answers).hasSize(300).allMatch(answer -> answer.matches("401 |429 [0-9]+"));
    }

    @Test
    void an_attack_on_a_name_from_many_addresses_makes_strangers_wait_and_not_the_owner() {
        attackUntilStrangersWaitLong();
        assertThat(fromThere(addresses.getLast(), People.PASSWORD))
                .as("a stranger, even with the right password")
                .matches("429 ([1-9]|[12][0-9]|30)");
        assertThat(fromThere(addresses.get(7), People.PASSWORD, "-H", "Cookie: " + DEVICE + "=" + device))
                .as("on a known device, wherever it is")
                .isEqualTo("303");
    }

    /** Twenty failures under other names, so that names are asked about and not tried. */
    @Test
    void whoever_shares_an_address_does_not_learn_who_is_logged_in_there() {
        String shared = addresses.get(15);
        String name = NAME + "-here";
        People.loggedIn(name, "viewer");
        assertThat(ask(shared, name, People.PASSWORD)).startsWith("303");
        for (int number = 0; number < 300; number++) {
            String answer = ask(shared, "ghost-" + number, "wrong");
            if (answer.matches("429 [45]")) {
                String ofKnown = ask(shared, name, "wrong");
                String ofUnknown = ask(shared, "ghost", "wrong");
                assertThat(ofKnown).isIn(atMostASecondAfter(answer));
                assertThat(ofUnknown).isIn(atMostASecondAfter(ofKnown));
                List<Double> known = new ArrayList<>();
                List<Double> unknown = new ArrayList<>();
                // In turns: what else this machine does meanwhile meets both.
                for (int round = 0; round < 4; round++) {
                    known.addAll(times(shared, name));
                    unknown.addAll(times(shared, "ghost"));
                }
                assertThat(median(known) / median(unknown)).isBetween(0.67, 1.5);
                return;
            }
            assertThat(answer).matches("401|429 [0-9]+");
        }
        throw new AssertionError("three hundred guesses, and nobody has to wait");
    }

    @Test
    void what_a_client_says_about_its_own_address_is_not_believed() {
        // By one shell: whoever waits a second in between may try again.
        String fourTimes = "for number in 0 1 2 3; do \"$@\" -H \"X-Forwarded-For: 192.0.2.$number\""
                + " -H \"Forwarded: for=192.0.2.$number\" -H \"X-Real-IP: 192.0.2.$number\"; done";
        String[] attempt = curl(addresses.get(10), "/login", "name=spoofed&password=wrong");
        List<String> answers = run(insideCommand(
                        Stream.concat(Stream.of("sh", "-c", fourTimes, "sh"), Stream.of(attempt))
                                .toArray(String[]::new)))
                .lines()
                .map(String::strip)
                .toList();
        assertThat(answers).hasSize(4);
        assertThat(answers.subList(0, 3)).containsOnly("401");
        assertThat(answers.get(3)).startsWith("429");
    }

    /** One guess after another, each from the next address. */
    private static void attackUntilStrangersWaitLong() {
        for (int number = 0; number < 300; number++) {
            String answer = fromThere(addresses.get(number % 10), "wrong");
            if (answer.matches("429 (8|9|[12][0-9]|30)")) {
                return;
            }
            assertThat(answer).matches("401|429 [0-9]+");
        }
        throw new AssertionError("three hundred guesses, and nobody has to wait");
    }

    /** From this machine's own address. */
    private static Response login(String password) {
        return Stack.visitor()
                .header("Origin", Stack.URL)
                .formParam("name", NAME)
                .formParam("password", password)
                .post("/login");
    }

    private static List<String> atMostASecondAfter(String answer) {
        int wait = Integer.parseInt(answer.substring("429 ".length()));
        return List.of(answer, "429 " + (wait - 1));
    }

    /** Status and Retry-After. */
    private static String fromThere(String address, String password, String... options) {
        return ask(address, NAME, password, options);
    }

    /** What the dashboard answers: nginx lets ten a second of an address through, and whom it refuses asks again. */
    private static String ask(String address, String name, String password, String... options) {
        String[] command = insideCommand(
                curl(address, "/login", "name=" + name + "&password=" + password.replace(' ', '+'), options));
        return await().until(() -> Docker.run(command).text(), answer -> !answer.equals(REFUSED_BY_NGINX));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** Seconds from the request to the first byte of eight answers, all on one connection, ten a second as nginx allows. */
    private static List<Double> times(String address, String name) {
        return Docker.run(insideCommand(curl(
                        address,
                        "/login?[1-8]",
                        "name=" + name + "&password=wrong",
                        "--rate",
                        "8/s",
                        "-w",
                        "%{time_starttransfer} %{time_pretransfer}\\n")))
                .text()
                .lines()
                .map(line -> line.split(" "))
                .map(pair -> Double.parseDouble(pair[0]) - Double.parseDouble(pair[1]))
                .toList();
    }

    private static String[] curl(String address, String path, String form, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-sk",
                "--interface",
                address,
                "--resolve",
                "localhost:443:" + nginx,
                "-H",
                "Host: " + URI.create(Stack.URL).getAuthority(),
                "-H",
                "Origin: " + Stack.URL,
                "-d",
                form,
                "-o",
                "/dev/null",
                "-w",
                "%{http_code} %header{retry-after}\\n"));
        command.addAll(List.of(options));
        command.add("https://localhost" + path);
        return command.toArray(String[]::new);
    }

    private static void inside(String... command) {
        run(insideCommand(command));
    }

    /** With this machine's programs, in the container's network. */
    private static String[] insideCommand(String... command) {
        String pid = run("docker", "inspect", "-f", "{{.State.Pid}}", ATTACKER);
        return Stream.concat(Stream.of("nsenter", "-t", pid, "-n"), Stream.of(command))
                .toArray(String[]::new);
    }

    private static String run(String... command) {
        Docker.Result result = Docker.run(command);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text();
    }
}
