package io.totem.metrics.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code /proc/pressure/*}. Kernels before 4.20, and those started with {@code psi=0}, have none: then it is empty. */
final class PressureFiles implements Pressure {

    private final Path folder;

    PressureFiles(Path proc) {
        this.folder = proc.resolve("pressure");
    }

    @Override
    public Optional<PressureReading> read() {
        OptionalDouble cpu = read("cpu");
        OptionalDouble memory = read("memory");
        OptionalDouble io = read("io");
        return cpu.isPresent() && memory.isPresent() && io.isPresent()
                ? Optional.of(new PressureReading(cpu.getAsDouble(), memory.getAsDouble(), io.getAsDouble()))
                : Optional.empty();
    }

    private OptionalDouble read(String resource) {
        try {
            return parse(Files.readString(folder.resolve(resource)).lines().toList());
        } catch (IOException notOffered) {
            return OptionalDouble.empty();
        }
    }

    /** @param lines such as {@code some avg10=0.12 avg60=0.05 avg300=0.00 total=1234} */
    static OptionalDouble parse(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("some "))
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> word.startsWith("avg10="))
                .mapToDouble(word -> number(word.substring("avg10=".length())))
                .filter(share -> share >= 0 && share <= 100)
                .findFirst();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException ragged) {
            return -1;
        }
    }
}
