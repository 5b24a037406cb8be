package io.totem.policy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The processes of a real host, written down by {@code test/captures/take}, laid out again as a {@code /proc} and read by
 * the real reader.
 */
public final class CapturedHost {

    private final Path root;
    private final List<Path> links = new ArrayList<>();

    private CapturedHost(Path root) {
        this.root = root;
    }

    /** @param name of the capture, such as {@code debian-12} */
    public static ProcessSweep sweep(String name, Path folder) {
        CapturedHost host = new CapturedHost(folder);
        String resource = "/captures/" + name + ".jsonl";
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CapturedHost.class.getResourceAsStream(resource), resource), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                host.lay(json.readTree(line));
            }
            HostRoot places = new HostRoot(folder.resolve("proc"), folder.resolve("sys"), folder);
            return new ProcessTable(places, Clock.systemUTC()).sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        } finally {
            host.removeLinks();
        }
    }

    private void lay(JsonNode row) throws IOException {
        if (row.has("file")) {
            write(root.resolve(row.get("file").textValue()), row.get("text").textValue());
            return;
        }
        Path process = root.resolve("proc").resolve(row.get("pid").asText());
        for (String file : new String[] {"stat", "status", "cmdline", "cgroup"}) {
            if (row.has(file)) {
                write(process.resolve(file), row.get(file).textValue());
            }
        }
        if (row.has("exe")) {
            link(process.resolve("exe"), row.get("exe").textValue());
        }
        int descriptor = 3;
        for (JsonNode inode : row.path("sockets")) {
            link(process.resolve("fd").resolve(Integer.toString(descriptor++)), "socket:[" + inode.asLong() + "]");
        }
    }

    private void link(Path link, String target) throws IOException {
        Files.createDirectories(link.getParent());
        links.add(Files.createSymbolicLink(link, Path.of(target)));
    }

    /** JUnit would warn of each that leads out of its folder. */
    private void removeLinks() {
        for (Path link : links) {
            link.toFile().delete();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
