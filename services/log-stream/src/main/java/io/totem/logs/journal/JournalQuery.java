package io.totem.logs.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of journalctl. Its arguments are made of nothing but checked parts: a unit's name, a cursor, numbers.
 */
record JournalQuery(List<String> arguments) {

    private static final String FIELDS = "--output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_COMM,_SYSTEMD_UNIT,"
            + "_STREAM_ID,_LINE_BREAK,CONTAINER_PARTIAL_ORDINAL";

    JournalQuery {
        arguments = List.copyOf(arguments);
    }

    static JournalQuery last(Optional<String> unit, int lines) {
        return entries(unit, "--lines=" + lines);
    }

    /** The last entries of priority 0 to {@code priority} (syslog(3)). */
    static JournalQuery lastGrave(Optional<String> unit, int lines, int priority) {
        return entries(unit, "--lines=" + lines, "--priority=" + priority);
    }

    /** The entry at a place and those before it, the newest first. */
    static JournalQuery before(Optional<String> unit, JournalCursor cursor, int lines) {
        return entries(unit, "--cursor=" + cursor.text(), "--reverse", "--lines=" + lines);
    }

    static JournalQuery after(Optional<String> unit, JournalCursor cursor) {
        return entries(unit, after(cursor));
    }

    static JournalQuery follow(Optional<String> unit, JournalCursor cursor) {
        return entries(unit, "--follow", "--no-tail", after(cursor));
    }

    /** The names of all units that ever wrote, one a line. */
    static JournalQuery units() {
        return new JournalQuery(List.of("--no-pager", "--field=_SYSTEMD_UNIT"));
    }

    private static String after(JournalCursor cursor) {
        return cursor.equals(JournalCursor.START) ? "--no-tail" : "--after-cursor=" + cursor.text();
    }

    private static JournalQuery entries(Optional<String> unit, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--output=json", "--no-pager", "--all", FIELDS));
        unit.ifPresent(name -> arguments.add("--unit=" + name));
        arguments.addAll(List.of(more));
        return new JournalQuery(arguments);
    }
}
