package io.totem.metrics.services;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The processes as Java sees them: for systems without /proc. */
final class JavaProcesses implements Processes {

    @Override
    public Running running() {
        List<RunningProcess> seen = ProcessHandle.allProcesses()
                .flatMap(handle -> process(handle).stream())
                .toList();
        return new Running(seen, false);
    }

    private static Optional<RunningProcess> process(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> new RunningProcess(
                        Math.toIntExact(handle.pid()),
                        name(command),
                        handle.info().startInstant().orElse(Instant.EPOCH),
                        Optional.empty(),
                        false));
    }

    private static String name(String command) {
        String file = String.valueOf(Path.of(command).getFileName());
        return file.endsWith(".exe") ? file.substring(0, file.length() - ".exe".length()) : file;
    }
}
