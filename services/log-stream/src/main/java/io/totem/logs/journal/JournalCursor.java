package io.totem.logs.journal;

import io.totem.api.logs.Cursor;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A place in the journal, as journald itself writes it (systemd.journal-fields(7), {@code __CURSOR}). */
record JournalCursor(String text) implements Cursor {

    private static final int LONG_DIGITS = 16;
    private static final Pattern TEXT = Pattern.compile("start|[a-z]=[0-9a-f]{1,32}(?:;[a-z]=[0-9a-f]{1,32}){1,9}");

    /** Before the first entry: of a journal that was empty when it was looked at. */
    static final JournalCursor START = new JournalCursor("start");

    JournalCursor {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a journal cursor");
        }
    }

    /** Whether it is later than another: by journald's clock, then by its own count. */
    boolean isBehind(JournalCursor other) {
        int byTime = Long.compareUnsigned(field("t"), other.field("t"));
        return byTime > 0 || byTime == 0 && Long.compareUnsigned(field("i"), other.field("i")) > 0;
    }

    private long field(String name) {
        return Stream.of(text.split(";", -1))
                .filter(part -> part.startsWith(name + "=") && part.length() <= name.length() + 1 + LONG_DIGITS)
                .map(part -> Long.parseUnsignedLong(part.substring(name.length() + 1), 16))
                .findFirst()
                .orElse(0L);
    }

    /** Empty when journald never wrote it so. */
    static Optional<JournalCursor> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new JournalCursor(text)) : Optional.empty();
    }
}
