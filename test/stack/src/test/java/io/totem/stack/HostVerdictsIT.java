package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts as people have them are quiet: what Totem says of each is written into docs/verdicts.md, and every yellow has a reason there. */
@Tag("long")
class HostVerdictsIT {

    private static final int MOST_RED = 0;
    private static final int MOST_YELLOW = 3;
    private static final double MOST_UNKNOWN_PERCENT = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SETTLED = Duration.ofSeconds(25);
    /** Why a finding is right. */
    private static final Path REASONS = StockHost.HOUSE.resolve("test/hosts/reasons");
    /** Findings that are not right and are let through for now, with what is wrong. */
    private static final Path KNOWN = StockHost.HOUSE.resolve("test/hosts/known-findings");

    private static final Map<StockImage, Verdicts> HOSTS = new EnumMap<>(StockImage.class);
    private static Verdicts docker;
    private static List<PersonalTool> tools = List.of();

    /** @param unknown the programs of the processes, of all, that nothing explains */
    record Verdicts(List<Finding> findings, List<String> unknown, int all) {

        static Verdicts of(List<Finding> findings, List<Map<String, Object>> processes) {
            List<String> unknown = processes.stream()
                    .filter(Verdicts::isUnknown)
                    .map(row -> row.get("executable") + " of " + row.get("user"))
                    .sorted()
                    .toList();
            return new Verdicts(findings, unknown, processes.size());
        }

        private static boolean isUnknown(Map<String, Object> row) {
            return !(boolean) row.get("known") && row.get("package") == null;
        }

        static List<Finding> only(String verdict, List<Finding> findings) {
            return findings.stream()
                    .filter(one -> one.verdict().equals(verdict) && !one.isOpenToAll())
                    .toList();
        }

        int count(String verdict) {
            return only(verdict, findings).size();
        }

        long openToAll() {
            return findings.stream().filter(Finding::isOpenToAll).count();
        }

        double unknownPercent() {
            return 100.0 * unknown.size() / all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stock_host_is_quiet(StockImage image) throws IOException {
        Path jar = JavaProgram.jar(Shape.FOLDER.resolve("apps/Gateway.java"));
        try (StockHost host = image.start(jar.toString())) {
            Verdicts verdicts = settled(() -> Verdicts.of(host.findings(), host.processes()));
            HOSTS.put(image, verdicts);
            if (image == StockImage.PERSON) {
                tools = PersonalTool.on(host);
            }
            assertQuiet(image.name().toLowerCase(Locale.ROOT), verdicts);
        }
    }

    /** The engine and the containers of the stack on this machine; what else runs here is nobody's stock host. */
    @Test
    void a_host_with_the_stack_is_quiet() throws IOException {
        docker = settled(() -> Verdicts.of(
                Finding.of(items("/api/processes/findings?size=500")
                        .filter(row -> isOfTheStack(Finding.process(row)))
                        .toList()),
                items("/api/processes?size=500")
                        .filter(HostVerdictsIT::isOfTheStack)
                        .toList()));
        assertQuiet("docker", docker);
    }

    private static Stream<Map<String, Object>> items(String path) {
        return Stack.admin().get(path).jsonPath().<Map<String, Object>>getList("items").stream();
    }

    private static boolean isOfTheStack(Map<String, Object> row) {
        String container = String.valueOf(row.get("container"));
        return container.startsWith(Stack.PROJECT + "-")
                ? Docker.SERVICES.stream().anyMatch(service -> container.equals(Docker.container(service)))
                : row.get("container") == null
                        && List.of("dockerd", "containerd", "containerd-shim-runc-v2", "docker-proxy")
                                .contains(row.get("name"));
    }

    private static void assertQuiet(String host, Verdicts verdicts) throws IOException {
        verdicts.findings()
                .forEach(finding -> System.out.printf(
                        "%s: %s %s: %s%n", host, finding.verdict(), finding.thing(), finding.because()));
        System.out.printf(Locale.ROOT, "%s: %.1f %% unknown %s%n", host, verdicts.unknownPercent(), verdicts.unknown());
        List<Finding> right = new ArrayList<>();
        for (Finding finding : verdicts.findings()) {
            if (line(KNOWN, host, finding.thing()).isEmpty()) {
                right.add(finding);
            }
        }
        List<Finding> red = Verdicts.only("danger", right);
        List<Finding> yellow = Verdicts.only("caution", right);
        assertThat(red).as("red").hasSizeLessThanOrEqualTo(MOST_RED);
        assertThat(yellow).as("yellow").hasSizeLessThanOrEqualTo(MOST_YELLOW);
        if (line(KNOWN, host, "unknown").isEmpty()) {
            assertThat(verdicts.unknownPercent()).isLessThanOrEqualTo(MOST_UNKNOWN_PERCENT);
        }
        for (Finding finding : right) {
            assertThat(line(REASONS, host, finding.thing()))
                    .as("a reason in test/hosts/reasons for " + finding)
                    .isPresent();
        }
    }

    /** What is read in the background takes some sweeps: until two looks in a row say the same. */
    private static Verdicts settled(Supplier<Verdicts> look) {
        Instant end = Instant.now().plus(PATIENCE);
        Verdicts last = look.get();
        Instant since = Instant.now();
        while (Instant.now().isBefore(end) && since.plus(SETTLED).isAfter(Instant.now())) {
            Verdicts now = look.get();
            if (!now.findings().equals(last.findings()) || !now.unknown().equals(last.unknown())) {
                since = Instant.now();
            }
            last = now;
        }
        return last;
    }

    /** Of lines with a host (or * for each), a thing and a text, between tabs: the text. */
    private static Optional<String> line(Path table, String host, String thing) throws IOException {
        return Files.readAllLines(table).stream()
                .map(line -> line.split("\t"))
                .filter(words ->
                        words.length == 3 && (words[0].equals(host) || words[0].equals("*")) && words[1].equals(thing))
                .map(words -> words[2])
                .findFirst();
    }

    @AfterAll
    static void theTableIsWritten() throws IOException {
        if (HOSTS.size() < StockImage.values().length || docker == null) {
            return;
        }
        List<String> rows = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (StockImage image : StockImage.values()) {
            tell(
                    image.name().toLowerCase(Locale.ROOT),
                    image.title(),
                    image.services(),
                    HOSTS.get(image),
                    rows,
                    findings);
        }
        tell("docker", "a Docker host", "the engine and the containers of Totem's own stack", docker, rows, findings);
        Files.writeString(
                StockHost.HOUSE.resolve("docs/verdicts.md"),
                PAGE.formatted(
                        MOST_RED,
                        MOST_YELLOW,
                        MOST_UNKNOWN_PERCENT,
                        String.join("", rows),
                        String.join("", findings),
                        tools.stream().map(PersonalTool::row).collect(Collectors.joining())));
    }

    private static void tell(
            String host, String title, String services, Verdicts verdicts, List<String> rows, List<String> findings)
            throws IOException {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %.0f %% |\n",
                title,
                services,
                verdicts.count("danger"),
                verdicts.count("caution"),
                verdicts.openToAll(),
                verdicts.unknownPercent()));
        for (Finding finding : verdicts.findings()) {
            findings.add("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            title,
                            finding.verdict().equals("danger") ? "red" : "yellow",
                            finding.thing(),
                            finding.because(),
                            why(host, finding)));
        }
    }

    private static String why(String host, Finding finding) throws IOException {
        Optional<String> known = line(KNOWN, host, finding.thing());
        return known.isPresent()
                ? "not right: " + known.get()
                : line(REASONS, host, finding.thing()).orElse("**no reason given**");
    }

    private static final String PAGE = """
            # Verdicts on stock hosts

            Written by HostVerdictsIT (`make test-long`): hosts built from packages, with the settings these bring, real daemons and a person's
            own tools; Totem runs there and judges them. All processes of one unit, one container or one program of one user count once. At most
            %d red, %d yellow and %.0f %% unknown are let through. What a stock host opens to everybody is told, and counted by itself. How the hosts
            are built is in [test/hosts](../test/hosts/Dockerfile).

            | host | what runs there | red | yellow | open to everybody | unknown |
            |---|---|---:|---:|---:|---:|
            %s
            What is not green, and why that is right:

            | host | verdict | what | warning | why |
            |---|---|---|---|---|
            %s
            A person's own tools, started by their owner after a login:

            | tool | program | verdict | what is said of it |
            |---|---|---|---|
            %s""";
}
