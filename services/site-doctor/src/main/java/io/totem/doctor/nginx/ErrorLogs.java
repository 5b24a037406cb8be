package io.totem.doctor.nginx;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several logs read as one: where the web server and what is behind it write into logs of their own. */
public record ErrorLogs(List<ErrorLog> logs) implements ErrorLog {

    public ErrorLogs {
        logs = List.copyOf(logs);
    }

    @Override
    public Lines since(Instant begin) throws InterruptedException {
        List<Lines> each = new ArrayList<>();
        for (ErrorLog log : logs) {
            each.add(log.since(begin));
        }
        List<LocalizedText> troubles =
                each.stream().flatMap(lines -> lines.trouble().stream()).toList();
        return new Lines(
                each.stream().map(Lines::name).collect(Collectors.joining(", ")),
                troubles.isEmpty() ? Optional.empty() : Optional.of(Messages.joined(troubles)),
                each.stream()
                        .flatMap(lines -> lines.lines().stream())
                        .sorted(Comparator.comparing(ErrorLine::at))
                        .toList());
    }
}
