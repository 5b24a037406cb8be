package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Threats that are made for real on a host of their own, and harm nothing; beside each its harmless neighbour. What Totem says of each
 * is compared with what it should, and written into docs/threats.md.
 */
@Tag("long")
class ThreatsIT {

    /** Of all shapes: fewer is a failure, whatever test/threats/known-misses says. */
    private static final int FOUND_AT_LEAST = 174;

    /** {@code -Dthreats.shapes=name/,script/python-module}: of these alone, by the beginning of their names; nothing is written then. */
    private static final List<String> SOME = Stream.of(
                    System.getProperty("threats.shapes", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();

    /** A sweep takes up to three seconds; what is read in the background takes a few more. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(75);

    private static final Duration SETTLED = Duration.ofSeconds(25);
    private static final String ANY = "*";

    private final Map<String, String> threats = new TreeMap<>();
    private final Map<String, String> neighbours = new TreeMap<>();

    @Test
    void threats_are_found_and_their_neighbours_are_quiet() throws IOException {
        List<Shape> shapes = Shape.all().stream().filter(ThreatsIT::isWanted).toList();
        Path jar = JavaProgram.jar(Shape.FOLDER.resolve("apps/Gateway.java"));
        try (StockHost host = host(jar)) {
            look(host, "threat", shapes);
        }
        try (StockHost host = host(jar)) {
            look(host, "neighbour", shapes);
        }
        if (SOME.isEmpty()) {
            write(shapes);
        }
        Set<String> known = knownMisses();
        Set<String> misses = new TreeSet<>();
        threats.forEach((name, words) -> {
            if (!words.equals("found")) {
                misses.add(name);
            }
        });
        neighbours.forEach((name, words) -> {
            if (!words.equals("quiet")) {
                misses.add(name + " neighbour");
            }
        });
        Set<String> over = minus(known, misses);
        over.removeIf(miss -> !threats.containsKey(miss.split(" ")[0]));
        say("No miss any more, so it can leave test/threats/known-misses: ", over);
        System.out.println("Threats " + threats + "\nNeighbours " + neighbours);
        assertThat(minus(misses, known))
                .as("missed, or a false alarm, and not known to be")
                .isEmpty();
        if (SOME.isEmpty()) {
            assertThat(threats.values().stream().filter("found"::equals).count())
                    .isGreaterThanOrEqualTo(FOUND_AT_LEAST);
        }
    }

    private static boolean isWanted(Shape shape) {
        return SOME.isEmpty() || SOME.stream().anyMatch(shape.name()::startsWith);
    }

    private static StockHost host(Path jar) {
        StockHost host = StockHost.start(
                "threats",
                "totem/host-threats",
                "systemctl is-system-running | grep -Eq 'running|degraded'",
                "--volume=" + Shape.FOLDER + ":/usr/local/share/made:ro",
                "--volume=" + jar + ":/usr/local/share/gateway.jar:ro");
        host.sh("/usr/local/share/made/prepare");
        host.sh("cp /usr/local/share/gateway.jar /opt/threats/apps/");
        return host;
    }

    private void look(StockHost host, String what, List<Shape> shapes) {
        List<Shape> together = shapes.stream().filter(shape -> !shape.alone()).toList();
        lookAt(host, what, together);
        for (Shape shape : shapes) {
            if (shape.alone()) {
                lookAt(host, what, List.of(shape));
                host.run("/usr/local/share/made/run", "end", shape.name());
            }
        }
    }

    private void lookAt(StockHost host, String what, List<Shape> shapes) {
        boolean threat = what.equals("threat");
        Map<Shape, List<String>> started = start(host, what, shapes);
        Map<String, String> words = threat ? threats : neighbours;
        shapes.forEach(shape -> words.put(shape.name(), started.containsKey(shape) ? "not seen" : "not started"));
        Instant end = Instant.now().plus(threat ? LONG_ENOUGH : SETTLED);
        do {
            Map<String, Sighting> seen = sightings(host);
            started.forEach((shape, pids) -> {
                List<Sighting> mine = of(pids, seen);
                // A threat is found when it is once; a neighbour has to be quiet in the end.
                if (!mine.isEmpty() && !words.get(shape.name()).equals("found")) {
                    words.put(shape.name(), threat ? threat(shape, mine) : neighbour(shape, mine));
                }
            });
        } while (Instant.now().isBefore(end)
                && !shapes.stream().map(Shape::name).map(words::get).allMatch("found"::equals));
    }

    private static String threat(Shape shape, List<Sighting> seen) {
        return seen.stream()
                .filter(one -> one.warnsOf(shape))
                .findFirst()
                .orElse(seen.getFirst())
                .threat(shape);
    }

    /** Where the whole host is looked at, only this warning counts: others of its processes have theirs. */
    private static String neighbour(Shape shape, List<Sighting> seen) {
        if (shape.alone()) {
            return seen.stream().anyMatch(one -> one.warnsOf(shape)) ? "**false**" : "quiet";
        }
        return seen.stream()
                .filter(one -> one.falseAlarm(shape))
                .findFirst()
                .orElse(seen.getFirst())
                .neighbour(shape);
    }

    private static List<Sighting> of(List<String> pids, Map<String, Sighting> seen) {
        return pids.contains(ANY)
                ? List.copyOf(seen.values())
                : pids.stream()
                        .map(seen::get)
                        .filter(java.util.Objects::nonNull)
                        .toList();
    }

    private static Map<Shape, List<String>> start(StockHost host, String what, List<Shape> shapes) {
        Map<String, Shape> byName = shapes.stream().collect(Collectors.toMap(Shape::name, shape -> shape));
        Map<Shape, List<String>> started = new HashMap<>();
        String[] command = Stream.concat(
                        Stream.of("/usr/local/share/made/run", what),
                        byName.keySet().stream().sorted())
                .toArray(String[]::new);
        host.run(command).text().lines().forEach(line -> {
            String[] words = line.split(" ");
            if (words.length == 2 && byName.containsKey(words[0])) {
                started.computeIfAbsent(byName.get(words[0]), _ -> new ArrayList<>())
                        .add(words[1]);
            } else {
                System.out.println(what + " " + line);
            }
        });
        return started;
    }

    private static Map<String, Sighting> sightings(StockHost host) {
        return host.processes().stream()
                .collect(Collectors.toMap(row -> String.valueOf(row.get("pid")), Sighting::of, (one, _) -> one));
    }

    private void write(List<Shape> shapes) throws IOException {
        long found = threats.values().stream().filter("found"::equals).count();
        long quiet = neighbours.values().stream().filter("quiet"::equals).count();
        String rows = shapes.stream()
                .map(shape -> "| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                shape.name(),
                                shape.what().replaceAll("\\.$", ""),
                                shape.expected(),
                                threats.get(shape.name()),
                                shape.neighbour(),
                                neighbours.get(shape.name())))
                .collect(Collectors.joining());
        Files.writeString(
                StockHost.HOUSE.resolve("docs/threats.md"), PAGE.formatted(shapes.size(), found, quiet, rows));
    }

    private static final String PAGE = """
            # Threats, made for real

            Written by ThreatsIT (`make test-long`): each is started on a host of its own, harms nothing and ends by itself; Totem watches that
            host. Beside each stands a harmless neighbour that looks like it and must stay quiet: no danger, and not that warning. How each is
            made is in [test/threats](../test/threats/shapes).

            Of %d: %d found with the right reason, %d neighbours quiet.

            | shape | what it is | expected | threat | neighbour | neighbour is |
            |---|---|---|---|---|---|
            %s""";

    private static Set<String> knownMisses() throws IOException {
        return Files.readAllLines(Shape.FOLDER.resolve("known-misses")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> all, Collection<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static void say(String what, Set<String> names) {
        if (!names.isEmpty()) {
            System.out.println(what + names);
        }
    }
}
