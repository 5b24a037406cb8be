package io.totem.dashboard.log;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Together;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The newest warnings and errors of the sources that were written last and that this person may read. */
@Singleton
public final class RecentLogs {

    private static final int SOURCES = 3;
    private static final int LINES_EACH = 100;
    private static final int SHOWN = 6;

    /** A line and where it stands. */
    public record Entry(LogSource source, LogLine line) {

        /** Who wrote it, else the source's name. */
        public String origin() {
            return line.origin().orElse(source.name());
        }
    }

    private final LogClient logs;
    private final Together together;

    RecentLogs(LogClient logs, Together together) {
        this.logs = logs;
        this.together = together;
    }

    /** At most {@value #SHOWN}, the newest first; quiet lines only when there is no loud one. */
    public List<Entry> read(Asker asker) {
        List<LogSource> chosen = logs.sources(asker, new Query(Map.of("size", "200"))).items().stream()
                .filter(LogSource::open)
                .sorted(Comparator.comparing(
                                (LogSource source) -> source.modifiedAt().orElse(Instant.EPOCH))
                        .reversed())
                .limit(SOURCES)
                .toList();
        List<CompletableFuture<Answer<List<Entry>>>> reading = chosen.stream()
                .map(source -> together.ask(() -> tail(asker, source)))
                .toList();
        return choose(reading.stream()
                .flatMap(answer -> answer.join().value().stream())
                .flatMap(List::stream)
                .toList());
    }

    private List<Entry> tail(Asker asker, LogSource source) {
        return logs.tail(asker, source.id(), LINES_EACH).lines().stream()
                .map(line -> new Entry(source, line))
                .toList();
    }

    static List<Entry> choose(List<Entry> all) {
        List<Entry> loud = newest(all.stream().filter(entry -> entry.line().alarming()));
        return loud.isEmpty() ? newest(all.stream()) : loud;
    }

    private static List<Entry> newest(Stream<Entry> entries) {
        return entries.sorted(
                        Comparator.comparing((Entry entry) -> entry.line().at().orElse(Instant.EPOCH))
                                .reversed())
                .limit(SHOWN)
                .toList();
    }
}
