package io.totem.metrics.history;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the history said in the log, as {@code LEVEL text}. */
final class LogLines extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.totem.metrics.history");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        LOGGER.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    List<String> warnings() {
        return lines.stream().filter(line -> line.startsWith("WARN")).toList();
    }

    @Override
    public void publish(LogRecord record) {
        String text = record instanceof org.jboss.logmanager.ExtLogRecord extended
                ? extended.getFormattedMessage()
                : record.getMessage();
        lines.add(record.getLevel() + " " + text);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
