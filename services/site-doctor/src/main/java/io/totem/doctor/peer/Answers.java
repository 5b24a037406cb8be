package io.totem.doctor.peer;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What of the other services' answers is read here; docs/api.md says what they mean. */
final class Answers {

    private Answers() {}

    /** Of log-stream. */
    record Sources(List<Source> items) {}

    record Source(String id, String name) {}

    record Tail(List<Line> lines) {}

    record Line(Optional<Instant> at, String text) {}

    /** Of metrics. */
    record Services(String source, LocalizedText sourceText, List<Service> services) {}

    record Service(String name, Optional<String> unit, String state) {}

    record Snapshot(List<FileSystemSize> fileSystems) {}

    record FileSystemSize(
            String mountPoint, Optional<Long> totalBytes, Optional<Long> availableBytes, boolean readOnly) {}

    /** Of process-policy. */
    record Containers(List<Container> items) {}

    record Container(
            String name,
            Optional<String> service,
            String state,
            Optional<String> health,
            Optional<Integer> exitCode,
            boolean outOfMemory) {}
}
